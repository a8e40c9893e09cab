import { referenceTable, type ReferenceLanguage } from './config/reference.ts';
import { unsafeSettings } from './config/safety.ts';
import type { Environment, NodeEnvironment, Setting, SettingGroups } from './config/setting.ts';
import { SETTINGS, type Config } from './config/settings.ts';

export type { Environment, NodeEnvironment } from './config/setting.ts';
export type { Config } from './config/settings.ts';

/** The settings, or one readable line per fault. */
export type ConfigResult<C = Config> = { readonly ok: true; readonly config: C } | { readonly ok: false; readonly faults: readonly string[] };
/** What is known before the embedded services run: everything but what they provide, which is null here. */
export type StartConfig = { readonly [G in keyof Config]: { readonly [N in keyof Config[G]]: Config[G][N] | null } };

/** Exit code for a configuration that cannot be run with (EX_CONFIG of sysexits.h). */
export const EXIT_CONFIG = 78;

const valueIn = (environment: Environment, name: string): string | undefined => environment[name]?.trim() || undefined;

function readSetting(setting: Setting<unknown>, environment: Environment, mode: NodeEnvironment, faults: string[]): unknown {
  const raw = valueIn(environment, setting.name) ?? setting.fallback?.[mode];
  if (raw === undefined) {
    if (setting.presence === 'required') faults.push(`${setting.name} is missing: ${setting.en}`);
    return null;
  }
  const parsed = setting.schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  faults.push(`${setting.name} ${parsed.error.issues[0]?.message ?? 'cannot be read'}.`);
  return null;
}

function readGroups(environment: Environment, faults: string[]): Config {
  const named = valueIn(environment, 'NODE_ENV');
  const mode: NodeEnvironment = named === 'production' || named === 'test' ? named : 'development';
  const groups = Object.entries(SETTINGS as SettingGroups).map(([group, settings]) => {
    const values = Object.entries(settings).map(([key, setting]) => [key, readSetting(setting, environment, mode, faults)] as const);
    return [group, Object.freeze(Object.fromEntries(values))] as const;
  });
  return Object.freeze(Object.fromEntries(groups)) as unknown as Config;
}

/** Merges what a start has generated under what the environment says. */
export const withGenerated = (generated: Environment, environment: Environment = process.env): Environment => ({
  ...generated, ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim())),
});

/** Reads the whole configuration: frozen, typed, and refused as a whole when something is missing, malformed or, in production, unsafe. */
export function readConfig(environment: Environment = process.env): ConfigResult {
  const faults: string[] = [];
  const config = readGroups(environment, faults);
  const unreadable = new Set(faults.map((fault) => fault.split(' ', 1)[0]));
  const unsafe = unsafeSettings(readableForRules(config)).filter((fault) => !unreadable.has(fault.split(' ', 1)[0]));
  const all = [...faults, ...unsafe];
  return all.length === 0 ? { ok: true, config } : { ok: false, faults: all };
}

/** Rules judge every setting at once, so what could not be read is given a value that is itself a fault already told. */
function readableForRules(config: Config): Config {
  const { http, accounts, media, payments } = config;
  return {
    ...config,
    http: { ...http, publicUrl: http.publicUrl ?? '', corsOrigins: http.corsOrigins ?? [] },
    accounts: { ...accounts, tokenSecrets: accounts.tokenSecrets ?? [''], staffEmails: accounts.staffEmails ?? [], wechatApiBase: accounts.wechatApiBase ?? '' },
    media: { ...media, secrets: media.secrets ?? [' '] },
    payments: { ...payments, stripeSecretKey: payments.stripeSecretKey ?? '', stripeWebhookSecrets: payments.stripeWebhookSecrets ?? [''] },
  };
}

/** What a start on a bare machine needs before it has services: malformed settings are told, missing ones are null. */
export function readStartConfig(environment: Environment = process.env): ConfigResult<StartConfig> {
  const faults: string[] = [];
  const config = readGroups(environment, faults);
  const malformed = faults.filter((fault) => !/^\S+ is missing: /.test(fault));
  return malformed.length === 0 ? { ok: true, config } : { ok: false, faults: malformed };
}

/** The configuration, or an error that holds every fault. */
export function requireConfig(environment: Environment = process.env): Config {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(`The configuration cannot be used:\n${result.faults.join('\n')}`);
  return result.config;
}

/** For entry points: prints one line per fault and ends the process with 78. */
export function exitOnFaults<C>(result: ConfigResult<C>, end: { write(line: string): void; exit(code: number): never } = { write: (line) => process.stderr.write(`${line}\n`), exit: (code) => process.exit(code) }): C {
  if (result.ok) return result.config;
  for (const fault of result.faults) end.write(fault);
  return end.exit(EXIT_CONFIG);
}

/** The table of settings in the README. */
export const configReference = (language: ReferenceLanguage = 'en'): string => referenceTable(SETTINGS, language);
