import { messages } from '../messages.ts';

/** Uploads and links of pictures. */
export const media = messages({
  'zh-CN': {
    'errors.upload-multipart': '请以 multipart/form-data 方式上传。',
    'errors.upload-parts': '请先提供字段 communityId，再提供一个文件 file。',
    'errors.upload-too-large': '文件太大：最多 {{max}} 字节。',
    'errors.link-expired': '链接已过期，请重新获取。',
    'errors.link-invalid': '链接无效。',
    'errors.media-not-found': '图片或文件不存在。',
  },
  en: {
    'errors.upload-multipart': 'Upload as multipart/form-data.',
    'errors.upload-parts': 'Send the field communityId, then one file.',
    'errors.upload-too-large': 'The file is too large: {{max}} bytes at most.',
    'errors.link-expired': 'The link has expired: ask for a new one.',
    'errors.link-invalid': 'The link is not valid.',
    'errors.media-not-found': 'There is no such picture or file.',
  },
});
