import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { messages } from './scripts/messages.mjs';

const here = (path: string) => new URL(path, import.meta.url).pathname;
const api = `http://127.0.0.1:${process.env.PORTAL_PORT ?? 8000}`;

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }),
    react(),
    messages(),
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
        globPatterns: ['scan.html', 'assets/scan-*.{js,css}', 'assets/react-*.js', 'icon.svg'],
        navigateFallback: '/scan.html',
        navigateFallbackAllowlist: [/^\/scan(\/|$)/],
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
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: 'tanstack',
              test: /@tanstack[\\/](react-router|router-core|history|store|react-store|query-core|react-query)/,
              priority: 20,
            },
            {
              name: 'kit',
              test: /@mantine[\\/](core|hooks)|@floating-ui|react-remove-scroll|@tabler/,
              minShareCount: 3,
              priority: 10,
            },
            { name: 'shared', test: /src[\\/](i18n|ui|app|api)/, minShareCount: 2, priority: 5 },
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
