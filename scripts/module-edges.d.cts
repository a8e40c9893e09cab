export declare const EDGES: Readonly<Record<string, readonly string[]>>;
export declare function reachable(name: string): string[];
