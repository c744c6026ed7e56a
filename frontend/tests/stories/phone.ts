// The handheld of somebody who is signed in at a desk: a second tab of the same person, as small as a phone.
import { expect, type Page } from './world';

export async function onPhone(desk: Page, house: string): Promise<Page> {
  const phone = await desk.context().newPage();
  await phone.setViewportSize({ width: 360, height: 720 });
  await phone.goto('/scan');
  const houses = phone.getByRole('button', { name: new RegExp(house) });
  const tiles = phone.locator('.tiles');
  await tiles.or(houses).first().waitFor();
  if (await houses.isVisible()) await houses.click();
  await tiles.waitFor();
  return phone;
}

/** The shelf that the screen shows in large letters. */
export const expectShelf = (phone: Page, code: string) =>
  expect(phone.locator('.loc p')).toHaveText(code.replaceAll('-', ''));
