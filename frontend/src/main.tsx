import '@mantine/core/styles/default-css-variables.css';
import './app/styles/mantine.css';
import '@fontsource-variable/inter/wght.css';
import './app/styles/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';

createRoot(document.getElementById('root') as HTMLElement).render(<App />);
