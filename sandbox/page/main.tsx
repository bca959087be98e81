import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')!).render(<p>钉钉沙箱</p>);
