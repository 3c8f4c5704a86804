/** SQL: 1 when @me has read the notification `n`; a mark that waits wins over a stored one. After `overlay.refresh()`. */
export const NOTIFICATION_READ = `coalesce(
  (SELECT read FROM waiting_notification_marks WHERE notification_id = n.id),
  (SELECT max(read) FROM notification_marks WHERE notification_id = n.id AND user_id = @me), 0)`
