import { registerEnumType } from 'type-graphql';
import { SALES_CHANNELS, type SalesChannel } from '../index.ts';

export const SalesChannelEnum = Object.fromEntries(SALES_CHANNELS.map((channel) => [channel, channel])) as Record<SalesChannel, SalesChannel>;
registerEnumType(SalesChannelEnum, {
  name: 'SalesChannel',
  description: 'Where the buyer is. New channels may be added.',
  valuesConfig: {
    WEB: { description: 'A browser.' },
    MINI_PROGRAM_ANDROID: { description: 'The mini-program on Android.' },
    MINI_PROGRAM_IOS: { description: 'The mini-program on iOS.' },
    APP: { description: 'An app of its own.' },
  },
});
