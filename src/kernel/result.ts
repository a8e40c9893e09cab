/** The outcome of a use case: a value, or a refusal that the caller can act on. Faults are thrown instead. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <F>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure });
