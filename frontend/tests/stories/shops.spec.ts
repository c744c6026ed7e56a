// A merchant's shop is connected in a few clicks; what is bought there stands in the list by itself, and can be made to wait.
import { randomUUID } from 'node:crypto';
import { apiOf, onShelf, until } from './api';
import { countClicks } from './clicks';
import { buy, openStore } from './street';
import { expect, LANGUAGES, merchantOf, type Page, said, test } from './world';

for (const language of LANGUAGES) {
  const t = <T>(en: T, ja: T) => said(language, en, ja);

  test(`${language}: a shop is connected and its orders come`, async ({ as, demo, shot }) => {
    const seller = await as(merchantOf(demo, 'tsumugi'), language);
    const clicks = await countClicks(seller);
    const api = await apiOf(seller);
    const goods = await onShelf(seller, demo, 'tsumugi', 2);
    const name = t('Tsumugi Outlet', 'つむぎアウトレット');
    const code = `outlet-${randomUUID().slice(0, 6)}`;
    const store = await openStore(seller, code, name, goods);

    await test.step('the merchant connects it from the first page', async () => {
      await seller.goto('/c/tsumugi');
      await seller.getByRole('heading', { level: 1 }).waitFor();
      clicks.restart();
      await seller.getByRole('link', { name: t('Shops', '店舗'), exact: true }).click();
      await seller.getByRole('button', { name: t('Connect a shop', '店舗を接続') }).click();
      const form = seller.getByRole('dialog');
      await expect(form.getByLabel(t('Name of the shop', '店舗名'))).toBeFocused();
      await fillByKeys(seller, [name, store.url, store.consumer_key, store.consumer_secret]);
      await shot(seller, 'connect');
      await form.getByRole('button', { name: t('Connect a shop', '店舗を接続') }).click();
      await expect(seller).toHaveURL(/\/shops\/[0-9a-f-]{36}/);
      clicks.atMost(4, 'connect a shop');
      await expect(seller.getByRole('heading', { level: 1 })).toHaveText(name);
      await expect(seller.getByText(t('Connected', '連携中'), { exact: true }).first()).toBeVisible({
        timeout: 30_000,
      });
      await shot(seller, 'connected');
    });

    const shop = seller.url().split('/').at(-1);
    await test.step('its first order appears while somebody looks', async () => {
      await seller.goto('/c/tsumugi/orders');
      await seller.getByRole('row').nth(1).waitFor();
      await expect(seller.getByRole('row', { name })).toHaveCount(0);
      await buy(seller, store, [{ sku: goods[0]?.sku as string, quantity: 1 }]);
      await expect(seller.getByRole('row', { name })).toHaveCount(1, { timeout: 20_000 });
      await shot(seller, 'first-order');
    });

    await test.step('two orders are held with two clicks', async () => {
      await buy(seller, store, [{ sku: goods[1]?.sku as string, quantity: 2 }]);
      await until('the second order', async () => {
        const { items } = await api.get<{ items: unknown[] }>(`/api/v1/orders?shop=${shop}`);
        return items.length === 2;
      });
      await seller.goto(`/c/tsumugi/orders?shop=${shop}`);
      await expect(seller.getByRole('row', { name })).toHaveCount(2);
      for (const key of ['j', 'x', 'j', 'x']) await seller.keyboard.press(key);
      await shot(seller, 'ticked');
      clicks.restart();
      await seller
        .getByRole('button', { name: t('Hold', '保留'), exact: true })
        .last()
        .click();
      const form = seller.getByRole('dialog');
      await form.getByRole('button', { name: t('Hold', '保留'), exact: true }).click();
      await expect(seller.getByText(t('2 orders are on hold', '2件を保留にしました'))).toBeVisible();
      clicks.atMost(2, 'hold orders');
      await shot(seller, 'held');
      const { items } = await api.get<{ items: { held: boolean }[] }>(`/api/v1/orders?shop=${shop}`);
      expect(items.map((one) => one.held)).toEqual([true, true]);
    });
  });
}

/** From the field that has the focus on, without the mouse. */
async function fillByKeys(page: Page, texts: string[]) {
  for (const text of texts) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
}
