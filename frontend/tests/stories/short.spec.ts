// A shelf holds less than the books say: two taps on the handheld, and everybody sees what becomes of the shipment.
import { type Api, apiOf, newProduct, order, putOnShelf, shelvesOf, until } from './api';
import { countClicks } from './clicks';
import { expectShelf, onPhone } from './phone';
import { expect, LANGUAGES, merchantOf, type Page, said, scan, test } from './world';

interface Stop {
  shipment_id: string;
  location_code: string;
  location_barcode: string;
  status: string;
}
interface Walk {
  pick_list: { id: string };
  stops: Stop[];
}

// Where no other story walks.
const HOUSE = 'IBA';

for (const language of LANGUAGES) {
  const t = <T>(en: T, ja: T) => said(language, en, ja);

  test(`${language}: short picks`, async ({ as, demo, shot }) => {
    test.setTimeout(90_000);
    const desk = await as(demo.operator, language);
    const api = await apiOf(desk);
    const { shelves } = await shelvesOf(api, HOUSE);
    const [a, b, c] = shelves as [(typeof shelves)[0], (typeof shelves)[0], (typeof shelves)[0]];
    const enough = await newProduct(desk, demo, 'tsumugi', t('Wool scarf', 'ウールマフラー'));
    const last = await newProduct(desk, demo, 'tsumugi', t('Linen stole', 'リネンストール'));
    await putOnShelf(api, HOUSE, 'tsumugi', enough, [
      [a, 3],
      [b, 3],
    ]);
    await putOnShelf(api, HOUSE, 'tsumugi', last, [[c, 2]]);
    const both: { id: string; number: string }[] = [];
    for (const { sku } of [enough, last]) {
      const placed = await order(desk, demo, 'tsumugi', [{ sku, quantity: 2 }]);
      both.push(placed.shipments[0] as { id: string; number: string });
    }
    const [fetched, waiting] = both as [(typeof both)[0], (typeof both)[0]];
    const wave = await released(api, [fetched.id, waiting.id]);
    const phone = await onPhone(desk, HOUSE);
    const clicks = await countClicks(phone);

    const report = async (missing: number) => {
      clicks.restart();
      await phone.getByRole('button', { name: t('Short', '欠品'), exact: true }).click();
      await phone
        .getByRole('button', { name: t(`Report ${missing} missing and go on`, `${missing}点の欠品を報告して次へ`) })
        .click();
      clicks.atMost(2, 'report a short pick');
    };

    await test.step('one of two is missing: the walk leads to another shelf', async () => {
      const walk = await walkFor(api, wave, fetched.id);
      const stop = walk.stops[0] as Stop;
      await openList(phone, walk);
      await expectShelf(phone, stop.location_code);
      await scan(phone, stop.location_barcode);
      await scan(phone, enough.unit);
      await report(1);
      const other = stop.location_code === a.code ? b : a;
      await expectShelf(phone, other.code);
      await shot(phone, 'elsewhere');
      await scan(phone, other.barcode);
      await scan(phone, enough.unit);
      await expect(phone.getByText(t('List done', '完了しました'))).toBeVisible();
    });

    await test.step('there are no others: the shipment waits for stock', async () => {
      const walk = await walkFor(api, wave, waiting.id);
      await openList(phone, walk);
      await scan(phone, c.barcode);
      await report(2);
      await expect(phone.getByText(t('List done', '完了しました'))).toBeVisible();
    });

    await test.step('the wave and the shipment say so', async () => {
      const stateOf = async (id: string) =>
        (await api.get<{ shipment: { status: string } }>(`/api/operator/v1/shipments/${id}`)).shipment.status;
      await until('both', async () => (await stateOf(waiting.id)) === 'awaiting_stock');
      expect(await stateOf(fetched.id)).toBe('picked');
      await desk.goto(`/w/${HOUSE}/waves/${wave}`);
      const missing = desk.getByRole('table', { name: t('Missing at the shelf', '欠品') });
      await expect(missing.getByRole('row', { name: fetched.number })).toContainText(t('Picked', 'ピック済み'));
      await expect(missing.getByRole('row', { name: waiting.number })).toContainText(t('Awaiting stock', '在庫待ち'));
      await shot(desk, 'wave');
      await missing.getByRole('link', { name: waiting.number }).click();
      await expect(desk.getByRole('heading', { level: 1 })).toHaveText(waiting.number);
      await expect(desk.getByText(t('Awaiting stock', '在庫待ち')).first()).toBeVisible();
      await shot(desk, 'waiting');
      const seller = await as(merchantOf(demo, 'tsumugi'), language);
      await seller.goto(`/c/tsumugi/shipments/${waiting.id}`);
      await expect(seller.getByText(t('Awaiting stock', '在庫待ち')).first()).toBeVisible();
      await shot(seller, 'merchant');
    });
  });
}

async function released(api: Api, shipment_ids: string[]): Promise<string> {
  const { id: warehouse_id } = await shelvesOf(api, HOUSE);
  const wave = await api.post<{ id: string }>('/api/operator/v1/waves', { warehouse_id, shipment_ids });
  await api.post(`/api/operator/v1/waves/${wave.id}/release`);
  return wave.id;
}

async function walkFor(api: Api, wave: string, shipment: string): Promise<Walk> {
  for (const list of await api.get<{ id: string }[]>(`/api/operator/v1/waves/${wave}/pick-lists`)) {
    const walk = await api.get<Walk>(`/api/operator/v1/pick-lists/${list.id}`);
    if (walk.stops.some((stop) => stop.shipment_id === shipment)) return walk;
  }
  throw new Error('the shipment is on no list');
}

async function openList(phone: Page, walk: Walk) {
  await phone.goto(`/scan/pick/${walk.pick_list.id}`);
  await phone.locator('.loc').waitFor();
}
