import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from './api/queries';
import { ErrorBoundary } from './components/ErrorBoundary';
import { OfflineBar } from './drafts/OfflineBar';
import { SessionGate } from './features/identity/SessionGate';
import { TopBar } from './features/identity/TopBar';
import './features/identity/identity.css';
import { Routes } from './routes';

export function App() {
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <Router hook={useHashLocation}>
          <SessionGate>
            <TopBar />
            <OfflineBar />
            <Routes />
          </SessionGate>
        </Router>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
