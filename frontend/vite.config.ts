import { readFileSync } from 'node:fs';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { hues } from './scripts/hues.mjs';
import { messages } from './scripts/messages.mjs';

interface Built {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

/** Of the files to keep, those that the handheld's entry leads to. */
function ofScan<T extends { url: string }>(entries: T[]): T[] {
  const built = JSON.parse(readFileSync(here('./dist/.vite/manifest.json'), 'utf8')) as Record<string, Built>;
  const wanted = new Set(['scan.html', 'icon.svg', 'manifest.webmanifest']);
  const seen = new Set<string>();
  const follow = (name: string) => {
    const chunk = built[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) wanted.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) follow(next);
  };
  follow('scan.html');
  // The server gives the page under its address, not under the name of its file.
  const named = (entry: T) => (entry.url === 'scan.html' ? { ...entry, url: '/scan' } : entry);
  return entries.filter((entry) => wanted.has(entry.url)).map(named);
}

const here = (path: string) => new URL(path, import.meta.url).pathname;
// Parts of the kit: what every page needs, the door included, and what only the frame of the sides needs.
const KIT =
  /@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](ActionIcon|Alert|Anchor|Button|CloseButton|Code|Group|Input|InputBase|Loader|Paper|PasswordInput|Skeleton|Stack|Text|TextInput|ThemeIcon|Title|UnstyledButton)[\\/])/;
const FRAME =
  /@floating-ui|@mantine[\\/]core[\\/]esm[\\/](components[\\/](Checkbox|Combobox|FloatingIndicator|NativeSelect|Overlay|Popover|Portal|ScrollArea|SegmentedControl|Table|Transition)|utils)[\\/]|@mantine[\\/]hooks/;
const api = `http://127.0.0.1:${process.env.PORTAL_PORT ?? 8000}`;

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }),
    react(),
    messages(),
    hues(here('./src')),
    // The floor must start without a network; the portal need not, so only what the handheld loads is kept.
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/scan',
        name: 'Kuramori Scan',
        short_name: 'Kuramori',
        start_url: '/scan',
        scope: '/scan',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#14181d',
        theme_color: '#14181d',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['scan.html', 'assets/*.{js,css}'],
        // Only what the handheld loads, now or later; the manifest of the build knows its real names.
        manifestTransforms: [async (entries) => ({ manifest: ofScan(entries) })],
        // One file: the worker has no second one to look for under a name that changes.
        inlineWorkboxRuntime: true,
        navigateFallback: '/scan',
        navigateFallbackAllowlist: [/^\/scan(\/|$)/],
        clientsClaim: true,
        // The decoder is large and only for devices without one of their own: kept when it was first needed.
        runtimeCaching: [
          { urlPattern: /\/assets\/.*\.wasm$/, handler: 'CacheFirst', options: { cacheName: 'decoder' } },
        ],
      },
    }),
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2023',
    cssMinify: 'lightningcss',
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { main: here('./index.html'), scan: here('./scan.html') },
      output: {
        codeSplitting: {
          groups: [
            // What both entries need and nothing else, so that the handheld never loads the portal's parts.
            {
              name: 'base',
              test: /src[\\/](api[\\/](client|problem)|i18n[\\/](runtime|format|gen[\\/]trouble)|scanner)|openapi-fetch|vite[\\/]preload-helper|rolldown[\\/]runtime/,
              priority: 40,
            },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: 'tanstack',
              test: /@tanstack[\\/](react-router|router-core|history|store|react-store|query-core|react-query)/,
              priority: 20,
            },
            // A group takes along whatever its modules import: those that need the least have the highest priority.
            { name: 'icons', test: /@tabler/, minShareCount: 5, priority: 16 },
            { name: 'kit', test: KIT, priority: 15 },
            { name: 'shared', test: /src[\\/](i18n|app(?![\\/]listing)|api)/, minShareCount: 20, priority: 13 },
            { name: 'frame', test: FRAME, minShareCount: 20, priority: 12 },
            {
              name: 'pages',
              test: /src[\\/](ui[\\/](?!Empty|later|SideForm)|app[\\/]listing)/,
              minShareCount: 20,
              priority: 10,
            },
            {
              name: 'dialog',
              test: /components[\\/](Modal|Drawer)|react-remove-scroll/,
              minShareCount: 5,
              priority: 5,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: { '/api': api, '/docs': api, '/openapi.json': api, '/problems': api },
  },
});
