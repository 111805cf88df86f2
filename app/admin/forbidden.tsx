export { ForbiddenNotice as default } from '@/app/notices'
