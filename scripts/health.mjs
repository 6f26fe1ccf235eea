/** The containers' health check: 0 when the app on this machine answers. */
const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT?.trim() || 3000}/api/health`).catch(() => ({
  ok: false,
}));
process.exit(ok ? 0 : 1);
