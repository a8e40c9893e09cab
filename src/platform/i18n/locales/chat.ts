import { messages } from '../messages.ts';

/** Live chat: why a stream does not start, or ends. */
export const chat = messages({
  'zh-CN': {
    'errors.room-not-found': '没有这个群聊，或者你看不到它。',
    'errors.room-locked': '你还没有进入这个群聊的权益。',
    'errors.search-too-long': '搜索词最多 {{max}} 个字符。',
    'errors.stream-ended': '你不再有权接收这个群聊的消息。',
    'chat.forwarded-teaser': '群聊摘录，成员可读。',
    'chat.forwarded-pictures': '[图片或文件：{{count}}]',
    'chat.former-member': '已离开的成员',
    'errors.cursor-in-future': '游标 after 超过了最新的位置。',
    'errors.position-below-zero': '位置 after 不能小于 0：0 表示从头开始。',
    'errors.position-in-future': '位置 after 超过了群聊的最新位置 {{head}}。',
  },
  en: {
    'errors.room-not-found': 'There is no such room, or you may not see it.',
    'errors.room-locked': 'You lack the right that lets you into this room.',
    'errors.search-too-long': 'Look for at most {{max}} characters.',
    'errors.stream-ended': 'You may no longer receive the messages of this room.',
    'chat.forwarded-teaser': 'From a chat, for members.',
    'chat.forwarded-pictures': '[Pictures or files: {{count}}]',
    'chat.former-member': 'A former member',
    'errors.cursor-in-future': 'The cursor in "after" is beyond what has happened.',
    'errors.position-below-zero': 'The position in "after" is below 0, which is the beginning.',
    'errors.position-in-future': 'The position in "after" is beyond the newest one of the room, {{head}}.',
  },
});
