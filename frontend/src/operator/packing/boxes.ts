// The boxes of a bench by key: carriers in Japan price by the sum of the sides, 60 being 60 cm. Sides in mm, tare in g.
export interface Box {
  key: string;
  code: string;
  length_mm: number;
  width_mm: number;
  height_mm: number;
  tare_g: number;
}

export const BOXES: readonly Box[] = [
  { key: '1', code: '60', length_mm: 250, width_mm: 200, height_mm: 150, tare_g: 130 },
  { key: '2', code: '80', length_mm: 350, width_mm: 250, height_mm: 200, tare_g: 240 },
  { key: '3', code: '100', length_mm: 400, width_mm: 340, height_mm: 260, tare_g: 400 },
  { key: '4', code: '120', length_mm: 480, width_mm: 400, height_mm: 320, tare_g: 620 },
];
