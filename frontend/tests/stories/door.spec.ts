// Coming in: right, wrong, back to where one wanted to go, and out again; and never into somebody else's house.
import { apiOf, onShelf, order, shelvesOf } from './api';
import { expect, LANGUAGES, merchantOf, portal, said, signIn, test } from './world';

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

    test('a deep link to what another merchant owns leads nowhere', async ({ as, demo, shot }) => {
      const page = await as(merchantOf(demo, 'tsumugi'), language);
      const goods = await onShelf(page, demo, 'hanayui', 1);
      const theirs = await order(page, demo, 'hanayui', [{ sku: goods[0]?.sku as string, quantity: 1 }]);
      for (const address of [`orders/${theirs.id}`, `shipments/${theirs.shipments[0]?.id}`]) {
        await page.goto(`/c/tsumugi/${address}`);
        await expect(page.getByRole('alert')).toBeVisible();
        await expect(page.getByText(theirs.number)).toHaveCount(0);
        await shot(page, `nowhere-${address.split('/')[0]}`);
        expect((await page.request.get(`/api/v1/${address}`)).status()).toBe(404);
      }
    });

    test('a new operator opens its first warehouse and does not find the waves of another', async ({
      as,
      guest,
      demo,
      shot,
    }) => {
      const desk = await as(demo.operator, language);
      const goods = await onShelf(desk, demo, 'tsumugi', 1);
      const theirs = await order(desk, demo, 'tsumugi', [{ sku: goods[0]?.sku as string, quantity: 1 }]);
      const shipment = theirs.shipments[0]?.id as string;
      const api = await apiOf(desk);
      const { id: warehouse_id } = await shelvesOf(api, 'IBA');
      const wave = await api.post<{ id: string }>('/api/operator/v1/waves', { warehouse_id, shipment_ids: [shipment] });

      const name = said(language, 'South Logistics', '南風倉庫');
      const printed = portal(
        'create-operator',
        '--code',
        `south-${language}`,
        '--name',
        name,
        '--email',
        mail(language),
      );
      const page = await guest(language);
      await page.goto(/\/join\?token=\S+/.exec(printed)?.[0] as string);
      await page.getByLabel(said(language, 'Your name', '氏名')).fill('南 風太');
      await page.locator('input[autocomplete=new-password]').fill('a long way south of here');
      await page.keyboard.press('Enter');
      await expect(page.getByText(said(language, 'Your first warehouse', '最初の倉庫を登録しましょう'))).toBeVisible();
      await shot(page, 'first-warehouse');
      await page.getByRole('button', { name: said(language, 'New warehouse', '倉庫を追加') }).click();
      const form = page.getByRole('dialog');
      // The same code as a warehouse of theirs: an address says nothing about whose it is.
      await form.getByLabel(said(language, /^Code/, /^コード/)).fill('IBA');
      await form.getByLabel(said(language, /^Name/, /^名称/)).fill(said(language, 'Osaka South', '大阪南'));
      await form.getByRole('button', { name: said(language, 'Add', '追加'), exact: true }).click();
      await expect(page).toHaveURL(/\/w\/IBA/);
      await expect(page.getByRole('link', { name: said(language, 'Waves', 'ウェーブ'), exact: true })).toBeVisible();
      await shot(page, 'new-operator');

      for (const address of [`waves/${wave.id}`, `orders/${theirs.id}`, `shipments/${shipment}`]) {
        await page.goto(`/w/IBA/${address}`);
        await expect(page.getByRole('alert')).toBeVisible();
        await expect(page.getByText(theirs.number)).toHaveCount(0);
        expect((await page.request.get(`/api/operator/v1/${address}`)).status()).toBe(404);
      }
      await shot(page, 'nowhere');
      await page.goto('/w/FUN/waves');
      await expect(page.getByText(said(language, 'This page does not exist', 'ページが見つかりません'))).toBeVisible();
    });

    test('signing out ends the session', async ({ guest, demo }) => {
      const page = await guest(language);
      await page.goto('/login');
      await signIn(page, merchantOf(demo, 'tsumugi'));
      await page.getByRole('button', { name: said(language, /^Account of/, /アカウント$/) }).click();
      await page.getByRole('menuitem', { name: said(language, 'Sign out', 'ログアウト') }).click();
      await expect(page).toHaveURL(/\/login/);
      await page.goto('/c/tsumugi/orders');
      await expect(page).toHaveURL(/\/login/);
    });
  });
}

const mail = (language: string) => `owner@south-${language}.example`;
