# One line for each tweet: its language and its day. "Sat May 15 13:00:20 +0000 2077"
{"Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06",
 "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12"} as $months
| select(.id_str and .text)
| .created_at as $made
| "\(.lang),\($made[26:])-\($months[$made[4:7]])-\($made[8:10])"
