/**
 * What a server's Node.js is started with, by `npm start` (package.json) and by the image (Dockerfile) alike. Most of what
 * a request makes is garbage when it is answered: in twice the room for the young, the collector comes half as often and
 * finds less alive. The limit is a server's for all its requests, so it costs some ten megabytes.
 */
export const SERVER_NODE_FLAGS = ["--max-semi-space-size=32"];
