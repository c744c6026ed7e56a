// Sentences by the name of an answer, and the words of deeds and conditions.

import type { Said, Signal } from '@/floor/machines/turn';
import * as t from '@/i18n/gen/floor';

const all = t as unknown as Record<string, ((a: object) => string) | undefined>;

export const sentence = (signal: Signal) => all[`s_${signal.key}`]?.({ code: signal.code }) ?? signal.key;
export const deedWords = (said: Said) => all[`act_${said.act}`]?.(said) ?? said.act;
export const condition = (name: string) => all[name]?.({}) ?? name;
export const planStatus = (name: string) => all[name]?.({}) ?? name;
