// What may stand in the log. Errors carry along whatever they were about: the database's the statement with all its values,
// the network's the address with a token in it. So of an error only what is listed here is written.
import pino, { type DestinationStream, type Logger } from 'pino';

interface LoggedError {
  type: string;
  code?: string | number;
  message?: string;
  /** where it happened, without the words */
  stack?: string;
  cause?: LoggedError;
}

const MOST_CAUSES = 3;

/** @param to where the lines go; standard output by default */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options = { level, serializers: { err: describeError } };
  return to ? pino(options, to) : pino(options);
}

function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '', cause } = error;
  const facts = error as { code?: unknown; driverError?: { code?: unknown } };
  // A database tells the values in its words: "Duplicate entry '…'".
  const isDatabases = facts.driverError !== undefined || 'sql' in error;
  const code = facts.driverError?.code ?? facts.code;
  return {
    type: name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(!isDatabases && { message }),
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(!isDatabases && cause !== undefined && depth < MOST_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}
