export { UnauthorisedNotice as default } from '@/app/notices'
