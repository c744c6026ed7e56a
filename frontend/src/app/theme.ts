// How everything looks: one palette, one type scale, one radius. Components of the kit take their defaults from here.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ai: MantineColorsTuple = [
  '#eef2fb',
  '#dde5f6',
  '#b9c8eb',
  '#91a9df',
  '#6d8ed5',
  '#4a72c8',
  '#2f56b3',
  '#274a9d',
  '#203d83',
  '#172c60',
];
const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6e9ee',
  '#d8dde5',
  '#c3cad5',
  '#8d97a6',
  '#5d6878',
  '#465061',
  '#333c49',
  '#1b222d',
];

export const theme = createTheme({
  primaryColor: 'ai',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    ai,
    gray,
    dark: [
      '#e7eaef',
      '#c9cfd8',
      '#a3adbb',
      '#7c8795',
      '#3a424e',
      '#2b313b',
      '#222831',
      '#1b2027',
      '#14181d',
      '#0f1216',
    ],
  },
  black: '#1b222d',
  fontFamily:
    "'Inter Variable', -apple-system, BlinkMacSystemFont, 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', fw: 550 }, styles: { section: { marginInline: 0 }, inner: { gap: 7 } } },
    Spotlight: { defaultProps: { overlayProps: { blur: 1, backgroundOpacity: 0.35 } } },
    InputWrapper: { styles: { label: { marginBottom: 4, fontWeight: 550 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    // The head of a dialog is no banner of the page.
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 'xs' } },
    Popover: { defaultProps: { shadow: 'md', withinPortal: true } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
  },
});
