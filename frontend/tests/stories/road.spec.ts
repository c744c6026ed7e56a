// One order's whole road in the browser: a wave is released, picked on a handheld with a wrong scan, without a network in
// the middle and with a short shelf; packed, handed over; found by its tracking number; partly returned; invoiced.
import { type Api, apiOf, onShelf, order, until } from './api';
import { countClicks } from './clicks';
import { onPhone } from './phone';
import { expect, LANGUAGES, type Language, merchantOf, type Page, said, scan, test } from './world';

interface Shipment {
  id: string;
  number: string;
  status: string;
}
interface Walk {
  pick_list: { id: string; number: string };
  stops: {
    shipment_id: string;
    location_barcode: string;
    tote: number;
    quantity: number;
    barcodes: { code: string; quantity: number }[];
  }[];
}

// Each language walks with another merchant of the same warehouse, since a month is invoiced once.
const MERCHANT: Record<Language, string> = { ja: 'hanayui', en: 'minato' };

for (const language of LANGUAGES) {
  const t = <T>(en: T, ja: T) => said(language, en, ja);

  test(`${language}: from a wave to an invoice`, async ({ as, demo, shot }) => {
    test.setTimeout(180_000);
    const code = MERCHANT[language];
    const desk = await as(demo.operator, language);
    const api = await apiOf(desk);
    const company = await merchantName(api, code);
    const goods = await onShelf(desk, demo, code, 2);
    const house = goods[0]?.warehouse as string;
    const placed = await order(
      desk,
      demo,
      code,
      goods.map(({ sku }) => ({ sku, quantity: 2 })),
    );
    const shipment = placed.shipments[0] as Shipment;

    await test.step('a wave is planned with a preview and released', async () => {
      await desk.goto(`/w/${house}/waves/new`);
      await expect(desk.getByRole('heading', { level: 1 })).toHaveText(t('Plan a wave', 'ウェーブを作成'));
      await desk.getByLabel(t('Merchants', '荷主')).first().click();
      await desk.getByRole('option', { name: company }).click();
      await desk.keyboard.press('Escape');
      await desk.getByLabel(t('At most shipments', '出荷数の上限')).fill('500');
      await shot(desk, 'plan');
      await desk.getByRole('button', { name: t('Plan and release', '作成して開始') }).click();
      await expect(desk).toHaveURL(/\/waves\/[0-9a-f-]{36}/, { timeout: 30_000 });
      await shot(desk, 'wave');
    });

    const walk = await walkOf(api, shipment);
    await test.step('the list is picked on the handheld', async () => {
      const phone = await onPhone(desk, house);
      await pickOn(phone, walk, t, shot);
      await phone.close();
    });
    await until('the picked shipment', async () => (await stateOf(api, shipment)) === 'picked');

    let tracking = '';
    await test.step('it is packed and its label checked', async () => {
      tracking = await packAt(desk, api, shipment, house, t);
    });

    await test.step('the driver takes it and signs', async () => {
      await desk.goto(`/w/${house}/handover`);
      await desk
        .getByRole('button', { name: t('Open a handover', '引渡しを開始') })
        .first()
        .click();
      await desk.getByRole('menuitem').first().click();
      await expect(desk).toHaveURL(/\/handover\/[0-9a-f-]{36}/);
      await desk.getByText(t('Scan each parcel', '個口を1つずつスキャン')).waitFor();
      await scan(desk, tracking);
      await expect(desk.getByRole('cell', { name: tracking })).toBeVisible();
      await shot(desk, 'handover');
      await desk.getByRole('button', { name: t('Sign and close', '受領して締め切る') }).click();
      await desk.getByLabel(t("Driver's name", 'ドライバー名')).fill('佐藤');
      await desk
        .getByRole('dialog')
        .getByRole('button', { name: t('Sign and close', '受領して締め切る') })
        .click();
      await until('the handover', async () => (await stateOf(api, shipment)) === 'handed_over');
    });

    const seller = await as(merchantOf(demo, code), language);
    const clicks = await countClicks(seller);
    await test.step('the merchant finds it by its tracking number, without a click', async () => {
      await seller.goto(`/c/${code}/stock`);
      await seller.getByRole('heading', { level: 1 }).waitFor();
      clicks.restart();
      await seller.keyboard.press('Control+k');
      await seller.getByPlaceholder(t('Find an order', '受注・追跡番号')).last().waitFor();
      await seller.keyboard.type(tracking);
      await expect(seller.getByText(tracking).first()).toBeVisible();
      await shot(seller, 'palette');
      await seller.keyboard.press('Enter');
      await expect(seller).toHaveURL(/\/(orders|shipments)\/[0-9a-f-]{36}/);
      clicks.atMost(0, 'find an order by its tracking number');
    });

    await test.step('and asks for a return in five clicks', async () => {
      await seller.goto(`/c/${code}/orders/${placed.id}`);
      clicks.restart();
      await seller.getByRole('link', { name: t('Request a return', '返品を依頼') }).click();
      const first = seller.getByRole('checkbox').first();
      await first.waitFor();
      if (!(await first.isChecked())) await first.check();
      await seller.getByRole('radio', { name: t('Defective', '不良品') }).check();
      await seller.getByRole('button', { name: t('Request the return', '返品を依頼する') }).click();
      await expect(seller).toHaveURL(/\/returns\/[0-9a-f-]{36}/);
      clicks.atMost(5, 'request a return');
      await shot(seller, 'return');
    });

    await test.step('the month becomes an invoice that the merchant reads', async () => {
      await desk.goto(`/w/${house}/billing?do=draft`);
      const form = desk.getByRole('dialog');
      await form.getByLabel(t('Merchant', '荷主')).first().click();
      await desk.getByRole('option', { name: company }).click();
      await form.getByLabel(t('Month', '対象月')).first().click();
      const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'Asia/Tokyo' });
      await desk.getByRole('option', { name: month.format(new Date()) }).click();
      await form.getByRole('button', { name: t('Make an invoice', '請求書を作成') }).click();
      await expect(desk).toHaveURL(/\/billing\/[0-9a-f-]{36}/, { timeout: 20_000 });
      const approving = await countClicks(desk);
      await desk.getByRole('button', { name: t('Finalise', '確定する') }).click();
      await desk
        .getByRole('dialog')
        .getByRole('button', { name: t('Finalise', '確定する') })
        .click();
      await expect(desk.getByText(t('Issued', '発行済み')).first()).toBeVisible();
      approving.atMost(2, 'approve an invoice');
      await shot(desk, 'invoice');
      await seller.goto(`/c/${code}/billing?tab=invoices`);
      await seller.getByRole('row').nth(1).getByRole('link').click();
      await expect(seller.getByText(t('Order handling', '受注処理料')).first()).toBeVisible();
      const paper = seller.getByRole('link', { name: language === 'ja' ? 'PDF（日本語）' : 'PDF in English' });
      const pdf = await seller.request.get((await paper.getAttribute('href')) as string);
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      await shot(seller, 'read');
    });
  });
}

type Said = <T>(en: T, ja: T) => T;
type Shot = (page: Page, name: string) => Promise<void>;

const stateOf = async (api: Api, shipment: Shipment) =>
  (await api.get<{ shipment: Shipment }>(`/api/operator/v1/shipments/${shipment.id}`)).shipment.status;

async function merchantName(api: Api, code: string) {
  const { items } = await api.get<{ items: { code: string; name: string }[] }>('/api/operator/v1/merchants?limit=50');
  return items.find((one) => one.code === code)?.name as string;
}

/** The walk that this shipment is in, once its wave is out. */
async function walkOf(api: Api, shipment: Shipment): Promise<Walk> {
  const { wave_id } = (await api.get<{ shipment: { wave_id: string } }>(`/api/operator/v1/shipments/${shipment.id}`))
    .shipment;
  for (const list of await api.get<{ id: string }[]>(`/api/operator/v1/waves/${wave_id}/pick-lists`)) {
    const walk = await api.get<Walk>(`/api/operator/v1/pick-lists/${list.id}`);
    if (walk.stops.some((stop) => stop.shipment_id === shipment.id)) return walk;
  }
  throw new Error('the shipment is on no list');
}

async function pickOn(phone: Page, walk: Walk, t: Said, shot: Shot) {
  await phone.goto(`/scan/pick/${walk.pick_list.id}`);
  await expect(phone.getByText(t('Scan the shelf label', '棚ラベルをスキャン'))).toBeVisible();
  await scan(phone, 'WRONGSHELF1');
  await shot(phone, 'wrong-shelf');
  const unit = (stop: Walk['stops'][number]) => stop.barcodes.find((one) => one.quantity === 1)?.code as string;
  const one = async (codeToScan: string) => {
    await scan(phone, codeToScan);
    await phone.waitForTimeout(150);
  };
  for (const [n, stop] of walk.stops.entries()) {
    if (n === 1) await phone.context().setOffline(true);
    await one(stop.location_barcode);
    for (let units = 0; units < stop.quantity; units += 1) await one(unit(stop));
    const tote = phone.getByRole('button', { name: t('In the tote', '入れた') });
    if (await tote.isVisible()) await tote.click();
    if (n === 1) {
      await shot(phone, 'offline');
      await phone.context().setOffline(false);
    }
  }
  await expect(phone.getByText(t('List done', '完了しました'))).toBeVisible({ timeout: 30_000 });
  await shot(phone, 'picked');
}

async function packAt(desk: Page, api: Api, shipment: Shipment, house: string, t: Said): Promise<string> {
  const bench = await api.get<{ lines: { quantity: number; barcodes: { code: string; quantity: number }[] }[] }>(
    `/api/operator/v1/packing/${shipment.number}`,
  );
  await desk.goto(`/pack/${house}`);
  await desk.getByLabel(t('Print by itself', '自動で印刷')).uncheck();
  await scan(desk, shipment.number);
  await desk.getByText(t('Scan each unit', '商品を1点ずつスキャン')).waitFor();
  for (const line of bench.lines)
    for (let n = 0; n < line.quantity; n += 1)
      await scan(desk, line.barcodes.find((one) => one.quantity === 1)?.code as string);
  await desk.getByText(t('All scanned', 'すべて確認済み')).waitFor();
  await desk.waitForTimeout(600);
  await desk.keyboard.press('2');
  await desk.getByText(t('Stick the label on', '送り状を貼り')).waitFor({ timeout: 20_000 });
  const detail = await api.get<{ parcels: { number: string }[] }>(`/api/operator/v1/shipments/${shipment.id}`);
  const label = await api.get<{ tracking_number: string }>(
    `/api/operator/v1/parcels/${detail.parcels[0]?.number}/label`,
  );
  await scan(desk, label.tracking_number);
  await desk.getByText(t('Right label', '送り状を確認しました')).waitFor();
  return label.tracking_number;
}
