import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from './api/queries';
import { ErrorBoundary } from './components/ErrorBoundary';
import { OfflineBar } from './drafts/OfflineBar';
import { SessionGate } from './features/identity/SessionGate';
import { Shell } from './features/identity/Shell';
import './features/identity/identity.css';
import { Routes } from './routes';

export function App() {
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <Router hook={useHashLocation}>
          <SessionGate>
            <Shell>
              <OfflineBar />
              <Routes />
            </Shell>
          </SessionGate>
        </Router>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
