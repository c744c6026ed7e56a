// A pallet comes in: announced by its merchant, counted and put away on the handheld, seen by the merchant as stock.
import { randomUUID } from 'node:crypto';
import { apiOf, newProduct, shelvesOf, until } from './api';
import { onPhone } from './phone';
import { expect, LANGUAGES, merchantOf, said, scan, test } from './world';

const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

for (const language of LANGUAGES) {
  const t = <T>(en: T, ja: T) => said(language, en, ja);

  test(`${language}: a pallet is received by scan`, async ({ as, demo, shot }) => {
    test.setTimeout(90_000);
    const desk = await as(demo.operator, language);
    const api = await apiOf(desk);
    const { id: warehouse_id, shelves } = await shelvesOf(api, 'FUN');
    const [first, second] = shelves;
    const tracked = { tracks_lots: true, tracks_expiry: true };
    const tea = await newProduct(desk, demo, 'minato', t('Roasted tea 100 g', '焙じ茶 100g'), tracked);
    const cups = await newProduct(desk, demo, 'minato', t('Tea cup', '湯のみ'));
    const announced = await desk.request.post('/api/v1/inbound', {
      headers: { authorization: `Bearer ${merchantOf(demo, 'minato').api_key}`, 'idempotency-key': randomUUID() },
      data: {
        warehouse_id,
        expected_on: day(1),
        supplier: t('Kyoto Tea', '京都製茶'),
        cartons: 5,
        lines: [
          { sku: tea.sku, quantity: 48 },
          { sku: cups.sku, quantity: 3 },
        ],
      },
    });
    expect(announced.status(), await announced.text()).toBe(201);
    const plan = (await announced.json()) as { id: string; number: string };
    const phone = await onPhone(desk, 'FUN');

    await test.step('the label on the pallet opens its count', async () => {
      await scan(phone, plan.number);
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(plan.number);
      await phone.getByRole('button', { name: t('It has arrived', '到着しました') }).click();
      await shot(phone, 'arrived');
    });

    await test.step('cases are counted by number, with their lot and date', async () => {
      await scan(phone, tea.box);
      await expect(phone.getByRole('button', { name: t('How many?', '数量') })).toContainText('12');
      await phone.getByRole('button', { name: t('How many?', '数量') }).click();
      for (const digit of ['4', '8']) await phone.getByRole('button', { name: digit, exact: true }).click();
      await phone.getByRole('button', { name: t('Enter', '確定'), exact: true }).click();
      await scan(phone, cups.unit);
      await expect(phone.getByText(t('Enter the lot first', '先にロット番号を入力'))).toBeVisible();
      await phone.getByRole('button', { name: t('Lot and date', 'ロット・期限') }).click();
      await phone.getByLabel(t('Lot code', 'ロット番号')).fill('K26-11');
      await phone.getByLabel(t('Best before', '賞味・使用期限')).fill(day(400));
      await phone.getByRole('button', { name: t('Enter', '確定'), exact: true }).click();
      await shot(phone, 'counted');
      await phone.getByRole('button', { name: t('Count 48', '48点で確定') }).click();
    });

    await test.step('what nobody announced is refused, and one cup is missing', async () => {
      await scan(phone, 'NOBODYSCODE');
      await expect(phone.getByText(t(/Not in this plan/, /入荷予定にありません/)).first()).toBeVisible();
      await shot(phone, 'stranger');
      await phone.getByRole('button', { name: t('Put it aside', '脇に置く') }).click();
      await scan(phone, cups.unit);
      await scan(phone, cups.unit);
      await phone.getByRole('button', { name: t('Count 2', '2点で確定') }).click();
      await phone.getByRole('button', { name: t('Finish counting', '検品を終える') }).click();
      await expect(phone.getByText(t('1 line differs', '予定と異なる明細が1行'))).toBeVisible();
      await shot(phone, 'finish');
      await phone
        .getByRole('dialog')
        .getByRole('button', { name: t('Finish counting', '検品を終える') })
        .click();
      await phone.getByRole('button', { name: t('Put away', '棚入れ') }).click();
    });

    await test.step('both are put on scanned shelves', async () => {
      for (const { sku } of [tea, cups]) await expect(phone.getByRole('button', { name: sku })).toBeVisible();
      await scan(phone, tea.box);
      await scan(phone, 'NOSUCHSHELF');
      await expect(phone.getByText(t('No such shelf: NOSUCHSHELF', '登録のない棚です：NOSUCHSHELF'))).toBeVisible();
      await shot(phone, 'no-shelf');
      await scan(phone, first?.barcode as string);
      await expect(phone.getByText(t(`Put away on ${first?.code}`, `${first?.code} に棚入れ`))).toBeVisible();
      await scan(phone, cups.unit);
      await scan(phone, second?.barcode as string);
      await expect(phone.getByText(t(`Put away on ${second?.code}`, `${second?.code} に棚入れ`))).toBeVisible();
      await shot(phone, 'put-away');
    });

    await test.step('the merchant sees it as stock, and what was missing', async () => {
      const seller = await as(merchantOf(demo, 'minato'), language);
      const sales = await apiOf(seller);
      await until('the stock', async () => {
        const { items } = await sales.get<{ items: { on_hand: number }[] }>(`/api/v1/stock?q=${tea.sku}`);
        return items[0]?.on_hand === 48;
      });
      await seller.goto(`/c/minato/stock?q=${tea.sku}`);
      await expect(seller.getByRole('row', { name: tea.sku })).toContainText('48');
      await shot(seller, 'stock');
      await seller.goto(`/c/minato/stock/lots?q=${tea.sku}`);
      await expect(seller.getByRole('row', { name: 'K26-11' })).toContainText('48');
      await seller.goto(`/c/minato/inbound/${plan.id}`);
      await expect(seller.getByRole('row', { name: cups.sku })).toBeVisible();
      await shot(seller, 'difference');
    });
  });
}
