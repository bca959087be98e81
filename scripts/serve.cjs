// `npm run serve`: builds if needed, then runs the server alone in this process.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/server.cjs');
else process.exitCode = 1;
