// What `npm start` needs to know before it starts the children.
export { demoEnvironment } from './demo-app';
export { demoDirectory } from './demo-data/directory';
