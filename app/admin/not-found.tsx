export { NotFoundNotice as default } from '@/app/notices'
