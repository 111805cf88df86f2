export { SpentLinkNotice as default } from '@/app/notices'
