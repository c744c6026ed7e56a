import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import * as t from '@/i18n/gen/account';

export const LEAST = 10;
export const newPasswordProblem = (value: string) => (value.length >= LEAST ? null : t.password_short());

/** A password that somebody chooses: told what is asked of it before it is refused. */
export const NewPasswordField = (props: PasswordInputProps) => (
  <PasswordInput
    label={t.password_new()}
    description={t.password_short()}
    inputWrapperOrder={['label', 'input', 'description', 'error']}
    autoComplete="new-password"
    {...props}
  />
);
