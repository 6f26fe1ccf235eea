const CHECK_MS = 500;

/**
 * `npm start` puts npm between the terminal and us. When npm itself is killed, nobody would tell us, and the port and
 * the data folder would stay taken: so we watch for being handed to another parent, and stop in good order. Answers what
 * ends the watch.
 */
export function stopWithNpm(stop: () => void): () => void {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || parent === 1) return () => undefined;
  const check = () => {
    if (process.ppid !== parent) stop();
  };
  const watch = setInterval(check, CHECK_MS).unref();
  return () => clearInterval(watch);
}
