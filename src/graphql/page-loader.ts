import DataLoader from 'dataloader';
import { emptyPage, type Page, type PageRequest } from '../kernel/page.ts';

/** Pages of the lists of many parents: one read for all parents of an answer that are asked for the same page. */
export function pageLoader<Row>(read: (parents: readonly string[], request: PageRequest) => Promise<Map<string, Page<Row>>>): (parent: string, request: PageRequest) => Promise<Page<Row>> {
  const loaders = new Map<string, DataLoader<string, Page<Row>>>();
  return (parent, { first, after }) => {
    const key = JSON.stringify([first, after]);
    let loader = loaders.get(key);
    if (!loader) {
      loader = new DataLoader(async (parents) => {
        const pages = await read(parents, { first, after });
        return parents.map((id) => pages.get(id) ?? emptyPage<Row>());
      });
      loaders.set(key, loader);
    }
    return loader.load(parent);
  };
}

/** Whole lists of many parents, in one read. */
export const listLoader = <Item>(read: (ids: readonly string[]) => Promise<Map<string, Item[]>>): DataLoader<string, Item[]> => new DataLoader(async (ids) => {
  const found = await read(ids);
  return ids.map((id) => found.get(id) ?? []);
});
