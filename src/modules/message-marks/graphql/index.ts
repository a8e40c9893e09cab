import type { ModuleApi } from '../../../graphql/schema.ts';
import type { MessageMarks } from '../index.ts';
import { MessageReactionFields, RoomPins } from './message-marks.field.ts';
import { MessageMarksMutation } from './message-marks.mutation.ts';

export const messageMarksApi = (): ModuleApi<{ messageMarks: MessageMarks }> => ({ resolvers: [MessageReactionFields, RoomPins, MessageMarksMutation] });
