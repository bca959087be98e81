import { createRoot } from 'react-dom/client';
import { App } from './app';
import './styles/base.css';
import './styles/layout.css';
import './styles/messages.css';
import './styles/lists.css';
import './styles/device.css';
import './styles/backstage.css';
import './styles/narrow.css';

createRoot(document.getElementById('root')!).render(<App />);
