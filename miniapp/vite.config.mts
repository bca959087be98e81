import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// DingTalk's WebViews lag years behind the browsers they are made from.
const OLD_WEB_VIEWS = ['es2020', 'chrome87', 'safari14'];

export default defineConfig({
  root: import.meta.dirname,
  // Relative, because the app may be served below a prefix.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    target: OLD_WEB_VIEWS,
    // ECharts, which only the dashboard loads, is one piece and just above the usual limit.
    chunkSizeWarningLimit: 520,
  },
});
