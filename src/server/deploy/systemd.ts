import { dirname } from 'node:path';
import type { Say } from '../../text/translate.ts';
import { commentLines, type Upstream } from './site.ts';

export type Unit = Upstream & {
  /** Absolute paths. */
  readonly node: string;
  readonly program: string;
  readonly database: string;
  /** Whose account it runs as. */
  readonly user: string;
};

/**
 * A unit for systemd: the server may write where the workspace is and nowhere else. No
 * MemoryDenyWriteExecute: the engine of Node compiles while it runs.
 */
export function systemdUnit(unit: Unit, say: Say): string {
  const { node, program, database, user, host, port } = unit;
  const folder = dirname(database);
  const words = [node, program, 'serve', '--host', host, '--port', String(port)];
  words.push('--trust-proxy', '1', '--log', 'json', '--db', database);
  return `${commentLines(say, 'deploy.systemd', { database })}
[Unit]
Description=pscrm: live codes of ${literal(database)}
After=network.target
StartLimitIntervalSec=0

[Service]
Type=exec
User=${literal(user)}
WorkingDirectory=${literal(folder)}
ExecStart=${words.map(commandWord).join(' ')}
Restart=always
RestartSec=1
KillSignal=SIGTERM
TimeoutStopSec=20
LimitNOFILE=65536
UMask=0077

${commentLines(say, 'deploy.systemd-hardening')}
ReadWritePaths=${pathWord(folder)}
ProtectSystem=strict
ProtectHome=read-only
NoNewPrivileges=yes
CapabilityBoundingSet=
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

/** `%` begins a specifier everywhere in a unit. */
const literal = (text: string): string => text.replaceAll('%', '%%');

/** A path in a list of them. */
const pathWord = (path: string): string =>
  /^[\w@:.,+/-]+$/.test(path) ? path : `"${literal(path).replace(/["\\]/g, '\\$&')}"`;

/** A word of a command line, where `$` begins a variable besides. */
const commandWord = (word: string): string => pathWord(word).replaceAll('$', '$$$$');
