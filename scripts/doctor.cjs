// `npm run doctor`: builds if needed, then checks the settings and what DingTalk lets us do.
const ensureBuilt = require('./ensure-built.cjs');
const loadSettings = require('./load-settings.cjs');

if (loadSettings() && ensureBuilt()) require('../dist/doctor.cjs');
else process.exitCode = 2;
