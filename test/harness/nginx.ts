import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "@/scripts/launcher/project-root";

const PROGRAM = "/usr/sbin/nginx";
export const hasNginx = existsSync(PROGRAM);

/** docs/deploy/nginx.conf as it is, but for the ports and the certificate. */
export async function sampleConfig(ports: { front: number; plain: number; app: number }): Promise<string> {
  const sample = await readFile(join(projectRoot, "docs", "deploy", "nginx.conf"), "utf8");
  return sample
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${ports.app};`)
    .replace("listen 80;", `listen 127.0.0.1:${ports.plain};`)
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${ports.front};`)
    .replace(/ *ssl_certificate(?:_key)? [^\n]+\n/g, "");
}

/** Runs Debian's nginx with these servers until it is stopped. */
export async function startNginx(servers: string, port: number): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "igny8-nginx-"));
  const file = join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  await writeFile(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 128; }
http { access_log off; ${temporary.join(" ")}
${servers}
}`,
  );
  const child = spawn(PROGRAM, ["-c", file, "-p", folder], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`nginx does not run. ${said}`);
    await sleep(50);
  }
  return {
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
