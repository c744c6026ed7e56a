// A packer at the bench: scanner and keys, no mouse.
import { apiOf, onShelf, order, pickAll } from './api';
import { expect, LANGUAGES, said, scan, test } from './world';

interface Bench {
  lines: { barcodes: { code: string; quantity: number }[] }[];
}

for (const language of LANGUAGES) {
  test(`${language}: a shipment of three lines is packed with four scans and one key`, async ({ as, demo, shot }) => {
    const page = await as(demo.operator, language);
    const api = await apiOf(page);
    const goods = await onShelf(page, demo, 'tsumugi', 3);
    const placed = await order(
      page,
      demo,
      'tsumugi',
      goods.map(({ sku }) => ({ sku, quantity: 1 })),
    );
    const shipment = placed.shipments[0] as { id: string; number: string };
    await pickAll(api, [shipment.id]);
    const { lines } = await api.get<Bench>(`/api/operator/v1/packing/${shipment.number}`);
    const codes = lines.map((line) => line.barcodes.find((one) => one.quantity === 1)?.code as string);
    const warehouse = goods[0]?.warehouse as string;

    await page.goto(`/pack/${warehouse}`);
    // A headless browser has no printer and dies of being asked to print.
    await page.getByLabel(said(language, 'Print by itself', '自動で印刷')).uncheck();
    await expect(page.getByText(said(language, 'Scan a shipment', '出荷番号をスキャン'))).toBeVisible();
    await scan(page, shipment.number);
    await expect(page.getByText('0 / 3').or(page.getByText('0 of 3'))).toBeVisible();

    await scan(page, '4900000000009');
    await expect(page.getByRole('alert')).toContainText(
      said(language, 'Not in this shipment', 'この出荷の商品ではありません'),
    );
    await shot(page, 'wrong');
    for (const code of codes) await scan(page, code);
    await expect(page.getByText(said(language, 'All scanned', 'すべて確認済み'))).toBeVisible();
    await page.waitForTimeout(600);
    await page.keyboard.press('1');

    await expect(page.getByText(said(language, 'Stick the label on', '送り状を貼り'))).toBeVisible({ timeout: 20_000 });
    await shot(page, 'label');
    const found = await api.get<{ parcels: { number: string }[] }>(`/api/operator/v1/shipments/${shipment.id}`);
    const parcel = found.parcels[0]?.number as string;
    const label = await api.get<{ tracking_number: string }>(`/api/operator/v1/parcels/${parcel}/label`);
    await scan(page, 'ANOTHERLABEL1');
    await expect(page.getByRole('alert')).toContainText(said(language, 'another parcel', '別の個口'));
    await scan(page, label.tracking_number);
    await expect(page.getByText(said(language, 'Right label', '送り状を確認しました'))).toBeVisible();
    await shot(page, 'done');

    await scan(page, shipment.number);
    await expect(page.getByRole('alert')).toContainText(said(language, "can't be packed now", '現在梱包できません'));
  });
}
