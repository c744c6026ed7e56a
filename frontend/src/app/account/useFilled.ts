// The forms of the door: their fields keep themselves, and are looked at when the form is sent.
import { type FormEvent, useState } from 'react';

type Checks<Name extends string> = Record<Name, (value: string) => string | null>;

/** What is wrong is said beside its field, and the first such field is gone to; what is right is handed on. */
export function useFilled<Name extends string>(checks: Checks<Name>, onGood: (values: Record<Name, string>) => void) {
  const [wrong, setWrong] = useState<Partial<Record<Name, string | null>>>({});
  const names = Object.keys(checks) as Name[];
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const values = Object.fromEntries(names.map((name) => [name, String(given.get(name) ?? '')])) as Record<
      Name,
      string
    >;
    const found = Object.fromEntries(names.map((name) => [name, checks[name](values[name])])) as typeof wrong;
    setWrong(found);
    const first = names.find((name) => found[name]);
    if (!first) return onGood(values);
    const field = form.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  const field = (name: Name) => ({
    name,
    error: wrong[name],
    onChange: () => wrong[name] && setWrong({ ...wrong, [name]: null }),
  });
  return { onSubmit, field };
}

export const looksLikeMail = (value: string) => /^\S+@\S+\.\S+$/.test(value.trim());
