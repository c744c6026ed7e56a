// The handheld's own door: a mail address and a password, or the same again when a session has ended.
import { type FormEvent, useState } from 'react';
import { explain } from '@/api/problem';
import { Languages } from '@/floor/parts/Languages';
import { signIn } from '@/floor/store/person';
import { resume } from '@/floor/store/queue';
import * as t from '@/i18n/gen/floor';

function useSignIn(onDone?: () => void) {
  const [why, say] = useState('');
  const [busy, hold] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    hold(true);
    say('');
    try {
      const how = await signIn(String(given.get('email')), String(given.get('password')));
      if (how === 'stranger') return say(t.stranger());
      resume();
      onDone?.();
    } catch (error) {
      say(explain(error));
    } finally {
      hold(false);
    }
  };
  return { why, busy, submit };
}

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const { why, busy, submit } = useSignIn(onDone);
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label className="field">
        {t.email()}
        <input name="email" type="email" autoComplete="username" inputMode="email" required />
      </label>
      <label className="field">
        {t.password()}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <p className="wrong" role="alert">
        {why}
      </p>
      <button type="submit" className="big" disabled={busy}>
        {t.sign_in()}
      </button>
    </form>
  );
}

export function SignIn({ onLanguage }: { onLanguage: () => void }) {
  return (
    <main className="page door">
      <img src="/icon.svg" alt="" width={64} height={64} />
      <h1>{t.app()}</h1>
      <SignInForm />
      <Languages onChange={onLanguage} />
    </main>
  );
}
