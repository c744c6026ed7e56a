// The handheld's own few pictures, drawn with one stroke so that no library is loaded for them.
const SHAPES = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  pin: 'M12 21s7-6.5 7-11.5a7 7 0 1 0-14 0C5 14.5 12 21 12 21zM12 12.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  scan: 'M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M7 9v6M10 9v6M13 9v6M17 9v6',
  cart: 'M3 4h2l2.5 11h10L20 7H6M9 20h.01M16 20h.01',
  alert: 'M12 4L2.5 20h19zM12 10v4M12 17h.01',
  check: 'M5 12.5l5 5L19.5 7',
  missing: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 4l16 16',
  skip: 'M4 6l7 6-7 6zM12 6l7 6-7 6zM20 6v12',
  keys: 'M3 7h18v10H3zM7 10.5h.01M10.5 10.5h.01M14 10.5h.01M17.5 10.5h.01M8 14h8',
  camera: 'M4 8h3l1.5-2.5h7L17 8h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  cloud: 'M7 18h10a4 4 0 0 0 .5-8A6 6 0 0 0 6 11a3.5 3.5 0 0 0 1 7zM4 4l16 16',
  sound: 'M4 10v4h3l5 4V6l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  silent: 'M4 10v4h3l5 4V6l-5 4zM16 10l5 5M21 10l-5 5',
  dock: 'M3 17V7h11v10M14 10h4l3 3v4M3 17h18M7 19.5h.01M17 19.5h.01',
  shelf: 'M4 4v16M20 4v16M4 9h16M4 16h16M8 5.5h4V9H8zM11 12h5v4h-5z',
  count: 'M5 5h14v15H5zM9 3.5h6v3H9zM8.5 11l1.5 1.5 2.5-3M8.5 16l1.5 1.5 2.5-3M15 11.5h1M15 16.5h1',
  move: 'M4 8h14l-3.5-3.5M20 16H6l3.5 3.5',
  look: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21',
  lead: 'M5 21V4h12l-2.5 4L17 12H5',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2',
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
