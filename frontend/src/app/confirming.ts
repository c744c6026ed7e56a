// A question before what cannot be undone. Anything may ask; the dialog is loaded apart and shows what was asked.
export interface Question {
  title: string;
  body: string;
  /** The words of the two buttons. */
  go: string;
  back: string;
  /** Red, for what destroys. */
  grave?: boolean;
  onGo: () => void;
}

let asked: Question | null = null;
const listeners = new Set<() => void>();

function put(next: Question | null) {
  asked = next;
  for (const tell of listeners) tell();
}

export const confirm = (question: Question) => put(question);
export const answered = () => put(null);

export const question = () => asked;
export function onQuestion(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
