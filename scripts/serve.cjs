// `npm run serve`: builds if needed, then runs the server alone in this process.
const ensureBuilt = require('./ensure-built.cjs');
const loadSettings = require('./load-settings.cjs');

if (loadSettings() && ensureBuilt()) require('../dist/server.cjs');
else process.exitCode = 1;
