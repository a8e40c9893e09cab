import { messages } from '../messages.ts';

/** Live chat: why a stream does not start, or ends. */
export const chat = messages({
  'zh-CN': {
    'errors.room-not-found': '没有这个群聊，或者你看不到它。',
    'errors.room-locked': '你还没有进入这个群聊的权益。',
    'errors.stream-ended': '你不再有权接收这个群聊的消息。',
    'errors.position-in-future': '位置 after 超过了群聊的最新位置 {{head}}。',
  },
  en: {
    'errors.room-not-found': 'There is no such room, or you may not see it.',
    'errors.room-locked': 'You lack the right that lets you into this room.',
    'errors.stream-ended': 'You may no longer receive the messages of this room.',
    'errors.position-in-future': 'The position in "after" is beyond the newest one of the room, {{head}}.',
  },
});
