// Coming in: right, wrong, back to where one wanted to go, and out again.
import { expect, LANGUAGES, merchantOf, said, signIn, test } from './world';

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test('a wrong password is refused in words, and the right one leads on to the page that was asked for', async ({
      guest,
      demo,
      shot,
    }) => {
      const merchant = merchantOf(demo, 'tsumugi');
      const page = await guest(language);
      await page.goto('/c/tsumugi/orders?status=confirmed');
      await expect(page).toHaveURL(/\/login\?next=/);
      await signIn(page, { email: merchant.email, password: 'not the password' });
      await expect(page.getByRole('alert')).toContainText(said(language, 'password is wrong', 'パスワードが違います'));
      await shot(page, 'refused');
      await signIn(page, merchant);
      await expect(page).toHaveURL(/\/c\/tsumugi\/orders\?status=.*confirmed/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(said(language, 'Orders', '受注'));
      await shot(page, 'orders');
    });

    test('a merchant does not find another merchant, nor the operator', async ({ as, demo }) => {
      const page = await as(merchantOf(demo, 'tsumugi'), language);
      for (const address of ['/c/minato/orders', '/c/nobody', '/w', '/w/FUN/waves']) {
        await page.goto(address);
        await expect(
          page.getByText(said(language, 'This page does not exist', 'ページが見つかりません')),
        ).toBeVisible();
      }
    });

    test('signing out ends the session', async ({ as, demo }) => {
      const page = await as(merchantOf(demo, 'tsumugi'), language);
      await page.getByRole('button', { name: said(language, /^Account of/, /アカウント$/) }).click();
      await page.getByRole('menuitem', { name: said(language, 'Sign out', 'ログアウト') }).click();
      await expect(page).toHaveURL(/\/login/);
      await page.goto('/c/tsumugi/orders');
      await expect(page).toHaveURL(/\/login/);
    });
  });
}
