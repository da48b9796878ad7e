"""Every request example of the service's own API document, character for character as printed.

They hold trailing commas, braces where lists are due and a string that is never closed, so none
of them is JSON.
"""

LOGIN = """{
"business":"RE",
"app_id":"323f848115e3d0249289fa37685a7c31",
"token":"XXXXXXXX",
"seq":"1",
"id":4097
}"""

NOT_JSON = {
    "init, manual": """//手动录制
{
"business":"RE",
"id":4098,
"group_id":"XXXXXXXX",
"file_name":"XXXXXXXX",
"file_type":0,
"file_duration":15,
"width":10,
"height":10,
"record_mode":0,
"frame_rate":30,
"timeout":10,
"seq":"1",
}""",
    "init, automatic": """//自动录制
{
"business":"RE",
"id":4098,
"group_id":"XXXXXXXX",
"file_name":"XXXXXXXX",
"file_type":0,
"file_duration":15,
"width":10,
"height":10,
"record_mode":0,
"frame_rate":30,
"timeout":10,
"auto":{"type":1,"user_id":2,"media_type":2,"media_count":9,"crop_mode":3},
"seq":"1",
}""",
    "resume": """{
"business":"RE",
"id":4099,
"record_id":"XXXXXXXX",
"seq":"1",
}""",
    "pause": """{
"business":"RE",
"id":4100,
"record_id":"XXXXXXXX",
"seq":"1",
}""",
    "stop": """{
"business":"RE",
"id":4101,
"record_id":"XXXXXXXX",
"seq":"1",
}""",
    "set layout": """{
"business":"RE
"id":"4102",
"record_id":"XXXXXXXX",
"audio_list":{
	{"user_id":"Jack_ID","media_id":1},
	{"user_id":"Paul_ID","media_id":1}
	},
"video_list":{
	{"user_id":"Jack_ID","media_id":0,"media_type":2,"crop_mode":3,"w":530,"h":380},
	{"user_id":"Paul_ID","media_id":0,"media_type":2,"crop_mode":3,"x":531,"w":530,"h":380}
	},
"seq":""
}""",
    "set subtitles": """{
"business":"RE",
"id":"4103",
"record_id":"XXXXXXXX",
"subtitle_list":{
	{"type":1,"content":"Jack","color":#009cff,"x":20,"y":50,"transparency":80,"size":25}
	},
"seq":""
}""",
}

NOT_JSON_REPLIES = {
    "login, success": """//成功结果示例
{
"business":"RE",
"id":8193,
"code":0,
"msg":"10000",
"seq":"XXXXXXXXXXX",
}""",
    "login, failure": """//失败结果示例
{
"business":"RE",
"id":8193,
"code":30008,
"msg":"10000",
"seq":"XXXXXXXXXXX",
}""",
}
"""Replies as printed: a confused client may send those too."""
