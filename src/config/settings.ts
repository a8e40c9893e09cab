import { baseUrl, databaseUrl, emails, flag, oneOf, origins, proxies, secrets, text, url, whole } from './formats.ts';
import { defaulted, optional, required, type ConfigOf } from './setting.ts';

const DAY_SECONDS = 86_400;

/** Every variable that the server reads, by the part of it that uses it. */
export const SETTINGS = {
  process: {
    environment: defaulted('NODE_ENV', oneOf('development', 'production', 'test'), 'development', 'How strict the server is with its configuration. `production` refuses anything unsafe.', '运行环境。`production` 会拒绝任何不安全的配置。'),
    dataDirectory: defaulted('DATA_DIRECTORY', text(), '.data', 'Folder for the embedded database, generated secrets and local media.', '内嵌数据库、自动生成的密钥与本地媒体所在的目录。'),
    logLevel: defaulted('LOG_LEVEL', oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'), { development: 'info', production: 'info', test: 'silent' }, 'The least severe level that is logged.', '日志的最低级别。'),
    drainDelayMilliseconds: defaulted('DRAIN_DELAY', whole(0, 120_000), { development: '0', production: '5000', test: '0' }, 'Milliseconds between “not ready” and closing, so that the balancer notices.', '从“未就绪”到关闭之间的毫秒数，便于负载均衡摘除本节点。'),
    metricsToken: optional('METRICS_TOKEN', text(), 'Bearer token for `/metrics`. Without it only loopback may read them.', '`/metrics` 的访问令牌；不设置时仅本机可读。'),
    otelEndpoint: optional('OTEL_EXPORTER_OTLP_ENDPOINT', url('http', 'https'), 'Where traces go (OTLP over HTTP). Without it tracing is not loaded.', '链路追踪的 OTLP HTTP 地址；不设置则不加载追踪。'),
    otelServiceName: defaulted('OTEL_SERVICE_NAME', text(), 'xingqun', 'The name of this service in traces.', '追踪中显示的服务名。'),
  },
  http: {
    host: defaulted('HOST', text(), { development: '127.0.0.1', production: '0.0.0.0', test: '127.0.0.1' }, 'The address to listen on.', '监听地址。'),
    port: defaulted('PORT', whole(0, 65_535), '4000', 'The port of the API: HTTP and WebSocket.', 'API 端口（HTTP 与 WebSocket）。'),
    workerPort: optional('WORKER_PORT', whole(0, 65_535), 'The port where the worker serves `/live`, `/ready` and `/metrics`. Without it the worker listens nowhere.', '后台进程提供 `/live`、`/ready`、`/metrics` 的端口；不设置则不监听。'),
    publicUrl: required('PUBLIC_URL', baseUrl(), 'Where clients reach the API. `npm start` sets it from the port.', '客户端访问 API 的地址；`npm start` 会按端口自动设置。'),
    webUrl: optional('WEB_URL', baseUrl(), 'Where people use the product: links in mails and the return from payment. Without it, `PUBLIC_URL`.', '用户使用产品的网址：邮件链接与支付返回页；不设置则用 `PUBLIC_URL`。'),
    corsOrigins: defaulted('CORS_ORIGINS', origins(), { development: '*', production: '', test: '*' }, 'Origins whose pages may call the API, separated by commas.', '允许跨域调用的来源，逗号分隔。'),
    trustedProxies: defaulted('TRUSTED_PROXIES', proxies(), '', 'Balancers whose `X-Forwarded-For` is believed: addresses, CIDR ranges, or loopback, linklocal, uniquelocal.', '可信代理（采信其 `X-Forwarded-For`）：地址、CIDR 网段或 loopback、linklocal、uniquelocal。'),
  },
  graphql: {
    trustedDocuments: defaulted('TRUSTED_DOCUMENTS', oneOf('open', 'strict'), 'open', '`strict` refuses documents that are not in a manifest, except from staff.', '`strict` 时拒绝不在清单内的查询文档（运营人员除外）。'),
    trustedDocumentsDirectory: optional('TRUSTED_DOCUMENTS_DIRECTORY', text(), 'A folder with further manifests of trusted documents.', '额外的可信文档清单目录。'),
    introspection: defaulted('INTROSPECTION', oneOf('on', 'staff', 'off'), 'on', 'Who may read the schema.', '谁可以内省模式。'),
    graphiql: defaulted('GRAPHIQL', oneOf('on', 'staff', 'off'), { development: 'on', production: 'off', test: 'on' }, 'Who may open GraphiQL.', '谁可以打开 GraphiQL。'),
    executor: defaulted('GRAPHQL_EXECUTOR', oneOf('compiled', 'reference'), 'compiled', '`reference` executes with graphql-js only.', '`reference` 只用 graphql-js 执行。'),
    executionTimeoutMilliseconds: defaulted('EXECUTION_TIMEOUT', whole(100, 120_000), '10000', 'Milliseconds that an operation may take; then its database query is cancelled.', '单次操作的最长毫秒数，超时会取消数据库查询。'),
  },
  database: {
    url: required('DATABASE_URL', databaseUrl(), 'PostgreSQL 16 or later. `npm start` brings its own.', 'PostgreSQL 16 及以上；`npm start` 自带数据库。'),
    poolSize: defaulted('DATABASE_POOL_SIZE', whole(2, 500), '10', 'Connections per process.', '每个进程的连接数。'),
    redisUrl: optional('REDIS_URL', url('redis', 'rediss'), 'Redis for live hints and rate limits across processes. Without it PostgreSQL and memory are used.', '多进程间的实时提示与限流使用的 Redis；不设置则用 PostgreSQL 与内存。'),
    workerConcurrency: defaulted('WORKER_CONCURRENCY', whole(1, 100), '5', 'Jobs of one queue that a worker runs at once.', '每个队列并发执行的后台任务数。'),
  },
  accounts: {
    tokenSecrets: required('TOKEN_SECRET', secrets(), 'Signs access tokens; 32 characters or more. Several, separated by commas: the first signs, all are accepted.', '访问令牌签名密钥，至少 32 个字符；可用逗号分隔多个：首个用于签名，全部可验证。'),
    accessTokenSeconds: defaulted('ACCESS_TOKEN_SECONDS', whole(30, DAY_SECONDS), '900', 'How long an access token lives.', '访问令牌有效期（秒）。'),
    refreshTokenSeconds: defaulted('REFRESH_TOKEN_SECONDS', whole(60, 365 * DAY_SECONDS), '2592000', 'How long a session lives without use.', '会话闲置有效期（秒）。'),
    staffEmails: defaulted('STAFF_EMAILS', emails(), '', 'Who operates this deployment, by verified e-mail.', '运营人员的邮箱（须已验证），逗号分隔。'),
    communityCreation: defaulted('COMMUNITY_CREATION', oneOf('anyone', 'staff'), 'anyone', 'Who may open a community.', '谁可以创建社群。'),
    smtpUrl: optional('SMTP_URL', url('smtp', 'smtps'), 'The mail server, as smtp://user:password@host:587. Without it mails stay in a mailbox page (development only).', '邮件服务器，如 smtp://user:password@host:587；不设置时邮件只进入开发信箱页。'),
    mailFrom: optional('MAIL_FROM', text(), 'The sender of mails, as “Name <mail@example.com>”.', '发件人，如 “名称 <mail@example.com>”。'),
    wechatAppId: optional('WECHAT_APP_ID', text(), 'The mini-program’s AppID.', '小程序 AppID。'),
    wechatAppSecret: optional('WECHAT_APP_SECRET', text(), 'The mini-program’s AppSecret.', '小程序 AppSecret。'),
    wechatApiBase: defaulted('WECHAT_API_BASE', baseUrl(), 'https://api.weixin.qq.com', 'Where `code2Session` is asked.', '`code2Session` 接口地址。'),
  },
  payments: {
    stripeSecretKey: required('STRIPE_SECRET_KEY', text(), 'Stripe’s secret key. `npm start` uses its own sandbox.', 'Stripe 密钥；`npm start` 使用自带沙箱。'),
    stripeWebhookSecrets: required('STRIPE_WEBHOOK_SECRET', secrets(), 'Signing secret of the webhook endpoint; two, separated by a comma, while one replaces the other.', 'Webhook 签名密钥；轮换期间可用逗号分隔两个。'),
    stripeConnectWebhookSecrets: optional('STRIPE_CONNECT_WEBHOOK_SECRET', secrets(), 'Signing secret of the webhook endpoint for connected accounts, `/webhooks/stripe-connect`; without it that endpoint does not exist.', '关联账户 Webhook 端点 `/webhooks/stripe-connect` 的签名密钥；不设置则该端点不存在。'),
    stripeApiBase: optional('STRIPE_API_BASE', baseUrl(), 'Another Stripe to talk to: the sandbox. Development only.', '替代的 Stripe 地址（沙箱），仅限开发。'),
    allowTestMode: defaulted('STRIPE_TEST_MODE', flag(), 'false', '`true` lets a staging deployment run in production mode with an `sk_test_` key.', '`true` 允许预发环境以 `sk_test_` 密钥运行 production 模式。'),
    payoutHoldHours: defaulted('PAYOUT_HOLD_HOURS', whole(0, 8_760), '72', 'The least hours between a payment and the payout of its shares, whatever refund window a community sets: what comes back later has to be had from the payees.', '从收款到分成可提现至少间隔的小时数，与社群自设的退款期无关；此后的退款与拒付只能向收款方追讨。'),
    sandboxPort: defaulted('SANDBOX_PORT', whole(0, 65_535), '4010', 'The port of the Stripe sandbox that `npm start` runs.', '`npm start` 启动的 Stripe 沙箱端口。'),
  },
  media: {
    secrets: required('MEDIA_SECRET', secrets(), 'Signs URLs of media in the local folder; 32 characters or more. Several, separated by commas, to replace one.', '本地媒体链接签名密钥，至少 32 个字符；轮换时可用逗号分隔多个。'),
    maxUploadBytes: defaulted('MEDIA_MAX_BYTES', whole(1_000, 100_000_000), '10000000', 'The largest picture that may be uploaded.', '上传图片的最大字节数。'),
    maxFileBytes: defaulted('FILE_MAX_BYTES', whole(1_000, 500_000_000), '20000000', 'The largest file of a message that may be uploaded.', '消息文件的最大字节数。'),
    s3Endpoint: optional('S3_ENDPOINT', baseUrl(), 'An S3-speaking server other than AWS.', 'AWS 以外的 S3 兼容服务地址。'),
    s3Region: defaulted('S3_REGION', text(), 'us-east-1', 'The region of the bucket.', '存储桶所在区域。'),
    s3Bucket: optional('S3_BUCKET', text(), 'The bucket for media. Without it media stay in `DATA_DIRECTORY`.', '媒体存储桶；不设置则存于 `DATA_DIRECTORY`。'),
    s3AccessKeyId: optional('S3_ACCESS_KEY_ID', text(), 'Access key of the bucket.', '存储桶访问密钥 ID。'),
    s3SecretAccessKey: optional('S3_SECRET_ACCESS_KEY', text(), 'Secret key of the bucket.', '存储桶访问密钥。'),
    s3ForcePathStyle: defaulted('S3_FORCE_PATH_STYLE', flag(), 'false', '`true` for servers that want the bucket in the path, such as MinIO.', 'MinIO 等要求路径中带存储桶的服务设为 `true`。'),
  },
  limits: {
    windowSeconds: defaulted('RATE_LIMIT_WINDOW_SECONDS', whole(1, 3_600), '60', 'The window of the four limits below.', '以下四项限额的时间窗（秒）。'),
    userPoints: defaulted('RATE_LIMIT_USER_POINTS', whole(1, 100_000_000), '30000', 'Cost points that one person may spend per window.', '每个用户在时间窗内可用的成本点数。'),
    botPoints: defaulted('RATE_LIMIT_BOT_POINTS', whole(1, 100_000_000), '6000', 'Cost points that one bot may spend per window, over all its tokens.', '每个机器人（含其全部令牌）在时间窗内可用的成本点数。'),
    addressPoints: defaulted('RATE_LIMIT_ADDRESS_POINTS', whole(1, 100_000_000), '60000', 'Cost points that one address may spend per window.', '每个 IP 在时间窗内可用的成本点数。'),
    newDocuments: defaulted('RATE_LIMIT_NEW_DOCUMENTS', whole(1, 1_000_000), '600', 'Documents not seen before that one address may send per window.', '每个 IP 在时间窗内可提交的新查询文档数。'),
    signInAttempts: defaulted('RATE_LIMIT_SIGN_IN_ATTEMPTS', whole(1, 100_000), '10', 'Failed sign-ins per account in 15 minutes; ten times as many per address.', '每个账号 15 分钟内登录失败次数上限；每个 IP 为其十倍。'),
    mailsPerHour: defaulted('RATE_LIMIT_MAILS_PER_HOUR', whole(1, 100_000), '6', 'Mails per hour that people can cause to one address.', '每小时可触发发往同一邮箱的邮件数。'),
    uploadsPerHour: defaulted('RATE_LIMIT_UPLOADS_PER_HOUR', whole(1, 100_000), '200', 'Uploads per person and hour.', '每人每小时上传次数。'),
    socketsPerUser: defaulted('SOCKETS_PER_USER', whole(1, 10_000), '5', 'WebSockets that one person may hold in one process.', '每人每进程的 WebSocket 数上限。'),
    roomStreamsPerUser: defaulted('ROOM_STREAMS_PER_USER', whole(1, 10_000), '5', 'Streams of one room (`roomEvents`) that one person may hold in one process.', '每人每进程对同一房间（`roomEvents`）的订阅数上限。'),
    socketsPerAddress: defaulted('SOCKETS_PER_ADDRESS', whole(1, 100_000), '50', 'WebSockets that one address may hold in one process.', '每个 IP 每进程的 WebSocket 数上限。'),
  },
} as const;

export type Config = ConfigOf<typeof SETTINGS>;
