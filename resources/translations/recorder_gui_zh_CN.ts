<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Cloud Recorder</source>
        <translation>关于云录制</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>复制给技术支持</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>已选 {0} 项</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Stop this recording?</source>
        <translation>要停止这个录制吗？</translation>
    </message>
    <message>
        <source>Stop these {0} recordings?</source>
        <translation>要停止这 {0} 个录制吗？</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>以及另外 {0} 个</translation>
    </message>
    <message>
        <source>A stopped recording can&apos;t go on; its file is finished and kept.</source>
        <translation>停止后不能再继续；文件会完成并保留。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>继续录制</translation>
    </message>
</context>
<context>
    <name>AddSourceDialog</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Its sound too, as a microphone</source>
        <translation>同时添加声音，作为麦克风</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>来源种类</translation>
    </message>
    <message>
        <source>File or picture</source>
        <translation>文件或图片</translation>
    </message>
    <message>
        <source>Stream address</source>
        <translation>流地址</translation>
    </message>
    <message>
        <source>OBS (RTMP)</source>
        <translation>OBS (RTMP)</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>A video, a sound or a picture</source>
        <translation>视频、音频或图片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address for OBS</source>
        <translation>OBS 使用的地址</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In OBS choose Settings, Stream, Service: Custom, and paste this address as the server; any stream key will do. The source is live once OBS streams.</source>
        <translation>在 OBS 中打开“设置”→“直播”，服务选择“自定义”，将此地址粘贴为服务器；推流码可任意填写。OBS 开始推流后，此来源即可使用。</translation>
    </message>
    <message>
        <source>None was found on the recorder&apos;s computer.</source>
        <translation>在录制器所在的电脑上没有找到。</translation>
    </message>
    <message>
        <source>Add a source to {0}</source>
        <translation>向 {0} 添加来源</translation>
    </message>
    <message>
        <source>Choose a video, a picture or a sound</source>
        <translation>选择视频、图片或音频</translation>
    </message>
</context>
<context>
    <name>Again</name>
    <message>
        <source>size of the picture</source>
        <translation>画面尺寸</translation>
    </message>
    <message>
        <source>frames a second</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>length of a slice</source>
        <translation>分片长度</translation>
    </message>
</context>
<context>
    <name>AgainQuestion</name>
    <message>
        <source>Again like this</source>
        <translation>按此再录</translation>
    </message>
    <message>
        <source>Start a new recording of {0}?</source>
        <translation>要为 {0} 新建一个录制吗？</translation>
    </message>
    <message>
        <source>Not known of the old one, so as usual: {0}.</source>
        <translation>原录制的以下设置未知，采用默认值：{0}。</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录制</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{0} × {1} px, {2} frames a second</source>
        <translation>{0} × {1} 像素，每秒 {2} 帧</translation>
    </message>
    <message>
        <source>arranged by the service</source>
        <translation>由服务自动排列</translation>
    </message>
    <message>
        <source>with its last layout</source>
        <translation>采用其最后的布局</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>{0} s left</source>
        <translation>剩余 {0} 秒</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>剩余 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>剩余 {0} 小时</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Subtitle</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选中任何内容</translation>
    </message>
    <message>
        <source>{0} items are selected</source>
        <translation>已选中 {0} 项</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>{0} from the left, {1} from the top</source>
        <translation>距左 {0}，距上 {1}</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>宽 {0}，高 {1}</translation>
    </message>
</context>
<context>
    <name>AutomaticNotice</name>
    <message>
        <source>An automatic recording arranges itself; here is what it records now. Subtitles can be changed. Your own layout comes back when it ends.</source>
        <translation>自动录制会自行排布画面，这里显示的是当前录制的内容。字幕可以修改，录制结束后会恢复您自己的布局。</translation>
    </message>
    <message>
        <source>An automatic recording arranges itself; here is what it should record. Subtitles can be changed. Your own layout comes back when it ends.</source>
        <translation>自动录制会自行排布画面，这里显示的是预计录制的内容。字幕可以修改，录制结束后会恢复您自己的布局。</translation>
    </message>
</context>
<context>
    <name>AutomaticPreview</name>
    <message>
        <source>Nobody with a picture is in the group now: it begins with whom comes.</source>
        <translation>组内目前没有人有画面：有人进入后即开始录制。</translation>
    </message>
    <message>
        <source>{0} pictures now: {1}</source>
        <translation>目前 {0} 个画面：{1}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy this message with its details</source>
        <translation>复制此消息及详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>CanvasScene</name>
    <message>
        <source>Seen once it is recorded</source>
        <translation>开始录制后可见</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Action safe</source>
        <translation>动作安全区</translation>
    </message>
    <message>
        <source>Text safe</source>
        <translation>字幕安全区</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>“{0}” reaches beyond the canvas</source>
        <translation>“{0}”超出画布</translation>
    </message>
    <message>
        <source>“{0}” is hidden by other pictures</source>
        <translation>“{0}”被其他画面遮住</translation>
    </message>
    <message>
        <source>“{0}” is shown much larger than it is sent</source>
        <translation>“{0}”的显示尺寸远大于其原始分辨率</translation>
    </message>
    <message>
        <source>“{0}” is on the canvas twice</source>
        <translation>“{0}”在画布上出现了两次</translation>
    </message>
    <message>
        <source>“{0}” is too small to read</source>
        <translation>“{0}”太小，看不清</translation>
    </message>
    <message>
        <source>“{0}” is too faint to read</source>
        <translation>“{0}”太淡，看不清</translation>
    </message>
    <message>
        <source>“{0}” does not stand out from the picture behind it</source>
        <translation>“{0}”与其后的画面难以区分</translation>
    </message>
    <message>
        <source>A subtitle has no text</source>
        <translation>有一条字幕没有文字</translation>
    </message>
    <message>
        <source>More than {1} videos: the last are left out</source>
        <translation>视频超过 {1} 路：最后的不会录入</translation>
    </message>
    <message>
        <source>More than {2} microphones: the last are left out</source>
        <translation>麦克风超过 {2} 路：最后的不会录入</translation>
    </message>
    <message>
        <source>“{0}” is not in the group any more</source>
        <translation>“{0}”已不在组内</translation>
    </message>
    <message>
        <source>“{0}” sends no picture just now</source>
        <translation>“{0}”目前没有画面</translation>
    </message>
    <message>
        <source>Move inside</source>
        <translation>移回画布内</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>移到最上层</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Make opaque</source>
        <translation>设为不透明</translation>
    </message>
    <message>
        <source>Recolour</source>
        <translation>更换颜色</translation>
    </message>
    <message>
        <source>Hide the last</source>
        <translation>隐藏末尾几个</translation>
    </message>
    <message>
        <source>Untick the last</source>
        <translation>取消最后几个</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>{0} to look at</source>
        <translation>{0} 项需要留意</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>一切正常</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>A recording is running</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>“{0}” is still being recorded.</source>
        <translation>“{0}”仍在录制中。</translation>
    </message>
    <message>
        <source>It can go on without this window: the next window finds it in Studio and Tasks.</source>
        <translation>关闭窗口后可以继续录制：下次打开窗口时，会在“演播室”和“任务”中找到它。</translation>
    </message>
    <message>
        <source>&amp;Keep recording</source>
        <translation>继续录制(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop and finish</source>
        <translation>停止并完成(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>the service failed inside</source>
        <translation>服务内部出错</translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays, tell support.</source>
        <translation>请一分钟后重试；如仍出现，请联系技术支持。</translation>
    </message>
    <message>
        <source>there is no such recording</source>
        <translation>没有这个录制</translation>
    </message>
    <message>
        <source>It may belong to another app id. Refresh the list in Tasks.</source>
        <translation>它可能属于另一个应用 ID。请在“任务”中刷新列表。</translation>
    </message>
    <message>
        <source>a value is not acceptable</source>
        <translation>参数值无效</translation>
    </message>
    <message>
        <source>Check names, sizes and positions; a file name has at most 200 bytes and no slash.</source>
        <translation>请检查名称、尺寸和位置；文件名最长 200 字节，且不能含斜杠。</translation>
    </message>
    <message>
        <source>this app id is connected already</source>
        <translation>该应用 ID 已有连接</translation>
    </message>
    <message>
        <source>Close the other window or use another app id. After a lost connection the service needs a moment to notice: it is tried again by itself.</source>
        <translation>请关闭另一个窗口，或改用其他应用 ID。断线后服务需要一点时间才能察觉，本窗口会自动重试。</translation>
    </message>
    <message>
        <source>the service could not read the message</source>
        <translation>服务无法读取该消息</translation>
    </message>
    <message>
        <source>Tell support; the Wire log shows what was sent.</source>
        <translation>请联系技术支持；“通信日志”中有发送的内容。</translation>
    </message>
    <message>
        <source>not logged in</source>
        <translation>尚未登录</translation>
    </message>
    <message>
        <source>Disconnect and connect again.</source>
        <translation>请断开后重新连接。</translation>
    </message>
    <message>
        <source>app id and token do not match</source>
        <translation>应用 ID 与令牌不匹配</translation>
    </message>
    <message>
        <source>Enter the token anew in the profile. It may also be that the account is not certified as a developer: ask the service.</source>
        <translation>请在连接配置中重新输入令牌。也可能是账号尚未通过开发者认证，请咨询服务方。</translation>
    </message>
    <message>
        <source>the storage is full</source>
        <translation>存储空间已满</translation>
    </message>
    <message>
        <source>Delete recordings that nobody needs in Files, then try again.</source>
        <translation>请在“文件”中删除不再需要的录像，然后重试。</translation>
    </message>
    <message>
        <source>as many recordings run as the service can carry</source>
        <translation>服务正在运行的录制数已达上限</translation>
    </message>
    <message>
        <source>Stop one in Tasks, or try again later.</source>
        <translation>请在“任务”中停止一个，或稍后重试。</translation>
    </message>
    <message>
        <source>the recorder&apos;s processor is fully used</source>
        <translation>录制机的处理器已满负荷</translation>
    </message>
    <message>
        <source>Stop another recording, or try again later.</source>
        <translation>请停止另一个录制，或稍后重试。</translation>
    </message>
    <message>
        <source>the recorder&apos;s disk is nearly full</source>
        <translation>录制机的磁盘即将用满</translation>
    </message>
    <message>
        <source>Delete recordings in Files, or free disk space there.</source>
        <translation>请在“文件”中删除录像，或清理该机的磁盘空间。</translation>
    </message>
    <message>
        <source>a recording with this name exists already</source>
        <translation>已有同名的录制</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>请换一个文件名。</translation>
    </message>
    <message>
        <source>the recording has ended and takes no more changes</source>
        <translation>录制已结束，不能再更改</translation>
    </message>
    <message>
        <source>Start a new recording to go on.</source>
        <translation>如要继续，请开始新的录制。</translation>
    </message>
    <message>
        <source>the media service did not answer in time</source>
        <translation>媒体服务未及时响应</translation>
    </message>
    <message>
        <source>Check that the people are in the group, then try again.</source>
        <translation>请确认人员已在组内，然后重试。</translation>
    </message>
    <message>
        <source>the recording is paused</source>
        <translation>录制已暂停</translation>
    </message>
    <message>
        <source>Resume it, then apply again.</source>
        <translation>请先继续录制，再重新应用。</translation>
    </message>
    <message>
        <source>an automatic recording arranges itself</source>
        <translation>自动录制会自行排布画面</translation>
    </message>
    <message>
        <source>For a layout of your own, start a manual recording.</source>
        <translation>如需自定义布局，请开始手动录制。</translation>
    </message>
    <message>
        <source>the group has an automatic recording already</source>
        <translation>该组已有一个自动录制</translation>
    </message>
    <message>
        <source>Find it in Tasks and stop it first, or record manually.</source>
        <translation>请先在“任务”中找到并停止它，或改用手动录制。</translation>
    </message>
    <message>
        <source>only a running recording can be paused</source>
        <translation>只有录制中的任务才能暂停</translation>
    </message>
    <message>
        <source>Look at the state shown: it may be paused or ended already.</source>
        <translation>请查看显示的状态：它可能已暂停或已结束。</translation>
    </message>
    <message>
        <source>only a paused recording can be resumed</source>
        <translation>只有暂停的录制才能继续</translation>
    </message>
    <message>
        <source>Look at the state shown: it may run or have ended already.</source>
        <translation>请查看显示的状态：它可能正在录制或已结束。</translation>
    </message>
    <message>
        <source>a part of the recording could not be made</source>
        <translation>录像的一个分片未能生成</translation>
    </message>
    <message>
        <source>The parts before it are kept. Tell support.</source>
        <translation>此前的分片都已保留。请联系技术支持。</translation>
    </message>
    <message>
        <source>nothing came from the people to be recorded</source>
        <translation>没有收到被录人员的音视频</translation>
    </message>
    <message>
        <source>Check cameras and microphones, then start again.</source>
        <translation>请检查摄像头和麦克风，然后重新开始。</translation>
    </message>
    <message>
        <source>code {code}, which is not known here: “{msg}”</source>
        <translation>代码 {code}，此处未知：“{msg}”</translation>
    </message>
    <message>
        <source>Tell the service&apos;s support this number.</source>
        <translation>请把这个代码告诉服务方的技术支持。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
</context>
<context>
    <name>ConnectionNotices</name>
    <message>
        <source>It is tried again by itself, next in {0} s.</source>
        <translation>会自动重试，{0} 秒后进行下一次。</translation>
    </message>
    <message>
        <source>The connection to {0} was lost.</source>
        <translation>与“{0}”的连接已断开。</translation>
    </message>
    <message>
        <source>A running recording goes on.</source>
        <translation>正在进行的录制不受影响。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Connect when it is free</source>
        <translation>空闲时连接</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open profile</source>
        <translation>打开连接配置</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “{0}” from the service?</source>
        <translation>要从服务上删除“{0}”吗？</translation>
    </message>
    <message>
        <source>Delete these {0} files from the service?</source>
        <translation>要从服务上删除这 {0} 个文件吗？</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>以及另外 {0} 个</translation>
    </message>
    <message>
        <source>All slices are gone for everybody, and can&apos;t be brought back.</source>
        <translation>所有分片将被删除，任何人都无法恢复。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>The recorder runs without a display.</source>
        <translation>录制器在没有显示器的环境中运行。</translation>
    </message>
    <message>
        <source>This session (Wayland) does not let programs see the screen by themselves.</source>
        <translation>当前会话（Wayland）不允许程序自行获取屏幕画面。</translation>
    </message>
    <message>
        <source>The recorder cannot take them from this system yet.</source>
        <translation>录制器尚不支持从此系统获取。</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>Nobody publishes to it yet.</source>
        <translation>还没有人推流到此地址。</translation>
    </message>
    <message>
        <source>The publisher has gone.</source>
        <translation>推流方已离开。</translation>
    </message>
</context>
<context>
    <name>DiagnosisLines</name>
    <message>
        <source>not offered; people are added by hand in Studio</source>
        <translation>不提供；请在“演播室”中手动添加人员</translation>
    </message>
    <message>
        <source>not encrypted, or checked behind the proxy</source>
        <translation>未加密，或经代理后再检查</translation>
    </message>
    <message>
        <source>being tried…</source>
        <translation>正在尝试…</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未进行到此步</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>List of people and previews</source>
        <translation>人员名单和预览</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Place {0}</source>
        <translation>放置 {0}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Change order</source>
        <translation>更改层次</translation>
    </message>
    <message>
        <source>Use a template</source>
        <translation>使用模板</translation>
    </message>
    <message>
        <source>Name captions</source>
        <translation>添加姓名字幕</translation>
    </message>
    <message>
        <source>Add a subtitle</source>
        <translation>添加字幕</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hear {0}</source>
        <translation>收听 {0}</translation>
    </message>
    <message>
        <source>Do not hear {0}</source>
        <translation>不收听 {0}</translation>
    </message>
    <message>
        <source>Correct a source</source>
        <translation>更正来源</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>A recording shows no more than {0} videos.</source>
        <translation>一个录制最多显示 {0} 路视频。</translation>
    </message>
    <message>
        <source>Take one off the canvas first.</source>
        <translation>请先从画布上移除一路。</translation>
    </message>
    <message>
        <source>A recording mixes no more than {0} microphones.</source>
        <translation>一个录制最多混合 {0} 路麦克风。</translation>
    </message>
    <message>
        <source>Untick one in the sound list first.</source>
        <translation>请先在声音列表中取消勾选一路。</translation>
    </message>
</context>
<context>
    <name>EmptyCanvasHint</name>
    <message>
        <source>Drag somebody here from Sources, or double-click a name.</source>
        <translation>从“来源”把人拖到这里，或双击名字。</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>The recording has ended: {0}.</source>
        <translation>录制已结束：{0}。</translation>
    </message>
    <message>
        <source>What was recorded until then is in Files.</source>
        <translation>此前录制的内容在“文件”中。</translation>
    </message>
    <message>
        <source>Its history in Tasks shows what happened. Start a new recording to go on.</source>
        <translation>“任务”中的历史会显示经过。如要继续，请开始新的录制。</translation>
    </message>
    <message>
        <source>The recording failed.</source>
        <translation>录制失败。</translation>
    </message>
    <message>
        <source>the recorder&apos;s disk is full</source>
        <translation>录制机的磁盘已满</translation>
    </message>
    <message>
        <source>Delete recordings there that nobody needs, or free disk space, to go on.</source>
        <translation>如要继续，请删除那里不再需要的录像，或腾出磁盘空间。</translation>
    </message>
    <message>
        <source>the storage is full</source>
        <translation>存储空间已满</translation>
    </message>
    <message>
        <source>Delete recordings there that nobody needs, to go on.</source>
        <translation>如要继续，请删除那里不再需要的录像。</translation>
    </message>
    <message>
        <source>the recorder was told to end</source>
        <translation>录制服务被要求退出</translation>
    </message>
    <message>
        <source>Start a new recording to go on.</source>
        <translation>如要继续，请开始新的录制。</translation>
    </message>
    <message>
        <source>the recorder ended unexpectedly</source>
        <translation>录制服务意外退出</translation>
    </message>
    <message>
        <source>the recorder ended before anything was recorded</source>
        <translation>录制服务在录到内容之前已退出</translation>
    </message>
    <message>
        <source>nothing came from the people for too long</source>
        <translation>长时间没有收到人员的音视频</translation>
    </message>
    <message>
        <source>Check cameras and microphones, then start a new recording.</source>
        <translation>请检查摄像头和麦克风，然后开始新的录制。</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Something unexpected happened in this window.</source>
        <translation>本窗口发生了意外情况。</translation>
    </message>
    <message>
        <source>A running recording is not touched by it. If it happens again, send the log (Help &gt; Show log) to support.</source>
        <translation>正在进行的录制不受影响。如再次发生，请将日志（帮助 &gt; 显示日志）发给技术支持。</translation>
    </message>
    <message>
        <source>There is no server with the name in {address}.</source>
        <translation>找不到 {address} 中的服务器。</translation>
    </message>
    <message>
        <source>Check the address in the profile and that this computer is online.</source>
        <translation>请检查连接配置中的地址，并确认本机已联网。</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <translation>{address} 没有响应。</translation>
    </message>
    <message>
        <source>Check the port in the profile, and whether the recorder runs there.</source>
        <translation>请检查连接配置中的端口，并确认那里的录制服务正在运行。</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached from this network.</source>
        <translation>当前网络无法到达 {address}。</translation>
    </message>
    <message>
        <source>Check the network, a VPN or the firewall.</source>
        <translation>请检查网络、VPN 或防火墙。</translation>
    </message>
    <message>
        <source>{address} has no certificate that can be trusted.</source>
        <translation>{address} 的证书不可信。</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock, or ask IT for the right certificate. Details: {detail}</source>
        <translation>请检查地址和本机时钟，或向 IT 部门索取正确的证书。详情：{detail}</translation>
    </message>
    <message>
        <source>The certificate of {address} is not valid today.</source>
        <translation>{address} 的证书目前不在有效期内。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, whoever runs the service has to renew its certificate.</source>
        <translation>请检查本机的日期和时间。如果无误，需由服务的运营者更新证书。</translation>
    </message>
    <message>
        <source>The certificate of {address} is another server&apos;s.</source>
        <translation>{address} 出示的是另一台服务器的证书。</translation>
    </message>
    <message>
        <source>Write the server&apos;s name in the profile as its certificate does. If the name is right, somebody may be in between: ask IT.</source>
        <translation>请在配置中按证书上的名称填写服务器。如果名称无误，连接可能被人截获：请咨询 IT 部门。</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for {address}.</source>
        <translation>本机信任的证书机构中，没有一家为 {address} 担保。</translation>
    </message>
    <message>
        <source>If your organisation signs its own certificates, ask IT for its authority&apos;s file and enter it in the profile.</source>
        <translation>如果贵单位自行签发证书，请向 IT 部门索取其证书机构文件，并填入配置。</translation>
    </message>
    <message>
        <source>The authority&apos;s file {path} can&apos;t be used: {detail}.</source>
        <translation>无法使用证书机构文件 {path}：{detail}。</translation>
    </message>
    <message>
        <source>Choose the right file in the profile, or empty the field to trust this system&apos;s certificates alone. Until then no connection is made.</source>
        <translation>请在配置中选择正确的文件，或清空该项以只信任系统自带的证书。在此之前不会建立连接。</translation>
    </message>
    <message>
        <source>{address} did not answer in time.</source>
        <translation>{address} 未及时响应。</translation>
    </message>
    <message>
        <source>Check the address and the network; a firewall may be in the way.</source>
        <translation>请检查地址和网络；可能被防火墙拦截。</translation>
    </message>
    <message>
        <source>What answers at {address} is not a recording service.</source>
        <translation>{address} 上响应的不是录制服务。</translation>
    </message>
    <message>
        <source>Check the address. In a hotel or guest network, open a web page first and sign in.</source>
        <translation>请检查地址。若使用酒店或访客网络，请先打开网页完成登录。</translation>
    </message>
    <message>
        <source>“{address}” is not an address that can be connected to.</source>
        <translation>“{address}”不是可连接的地址。</translation>
    </message>
    <message>
        <source>The control address starts with ws:// or wss://, the storage address with http:// or https://. Correct it in the profile.</source>
        <translation>控制地址以 ws:// 或 wss:// 开头，存储地址以 http:// 或 https:// 开头。请在连接配置中更正。</translation>
    </message>
    <message>
        <source>No connection to {address} could be made.</source>
        <translation>无法连接到 {address}。</translation>
    </message>
    <message>
        <source>Check the address and the network; the log tells more.</source>
        <translation>请检查地址和网络；日志中有更多信息。</translation>
    </message>
    <message>
        <source>The connection comes back by itself.</source>
        <translation>连接会自动恢复。</translation>
    </message>
    <message>
        <source>If it happens again, check the network.</source>
        <translation>如果再次发生，请检查网络。</translation>
    </message>
    <message>
        <source>The connection comes back by itself. Then look at the state shown before you try again.</source>
        <translation>连接会自动恢复。重试之前，请先查看显示的状态。</translation>
    </message>
    <message>
        <source>Wait until the connection is back, then try again.</source>
        <translation>请等连接恢复后再试。</translation>
    </message>
    <message>
        <source>{request}: the service gave an answer that can&apos;t be understood.</source>
        <translation>{request}：服务的答复无法理解。</translation>
    </message>
    <message>
        <source>{request}: the connection was lost before the answer came; whether it was done is not known.</source>
        <translation>{request}：在收到答复之前连接已断开；不确定是否已执行。</translation>
    </message>
    <message>
        <source>{request}: no answer within {seconds} s; whether it was done is not known.</source>
        <translation>{request}：{seconds} 秒内没有答复；不确定是否已执行。</translation>
    </message>
    <message>
        <source>Look at the state shown before you try again.</source>
        <translation>重试之前，请先查看显示的状态。</translation>
    </message>
    <message>
        <source>{request}: a value is out of range; nothing was sent.</source>
        <translation>{request}：参数超出范围，没有发送任何内容。</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not let the connection to {address} through.</source>
        <translation>代理 {proxy} 不允许连接到 {address}。</translation>
    </message>
    <message>
        <source>Ask IT to allow this service, or check this computer&apos;s proxy settings. {detail}</source>
        <translation>请让 IT 部门放行此服务，或检查本机的代理设置。{detail}</translation>
    </message>
    <message>
        <source>The proxy {proxy}, set on this computer, can&apos;t be reached.</source>
        <translation>无法连接到本机设置的代理 {proxy}。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s proxy settings and the network.</source>
        <translation>请检查本机的代理设置和网络。</translation>
    </message>
    <message>
        <source>The proxy {proxy} asks for a name and a password.</source>
        <translation>代理 {proxy} 要求用户名和密码。</translation>
    </message>
    <message>
        <source>Put them into this computer&apos;s proxy settings (http://name:password@{proxy}), or ask IT for a way without; then start this window again.</source>
        <translation>请把它们填入本机的代理设置（http://用户名:密码@{proxy}），或请 IT 部门提供无需密码的方式；然后重新启动本窗口。</translation>
    </message>
    <message>
        <source>The proxy {proxy} could not reach {address} either.</source>
        <translation>代理 {proxy} 也无法连接到 {address}。</translation>
    </message>
    <message>
        <source>Check the address in the profile, and whether the service runs. {detail}</source>
        <translation>请检查连接配置中的地址，以及服务是否在运行。{detail}</translation>
    </message>
    <message>
        <source>The proxy {proxy}, set on this computer, can&apos;t be used.</source>
        <translation>本机设置的代理 {proxy} 无法使用。</translation>
    </message>
    <message>
        <source>Set an HTTP proxy for this computer, as in http://proxy.example:3128, or ask IT.</source>
        <translation>请为本机设置 HTTP 代理（例如 http://proxy.example:3128），或咨询 IT 部门。</translation>
    </message>
    <message>
        <source>{request}: the connection was lost before the answer came.</source>
        <translation>{request}：在收到答复之前连接已断开。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>It comes back by itself.</source>
        <translation>连接会自动恢复。</translation>
    </message>
    <message>
        <source>{request}: not connected, so it was not sent.</source>
        <translation>{request}：未连接，因此没有发送。</translation>
    </message>
    <message>
        <source>{request}: no answer within {seconds} s.</source>
        <translation>{request}：{seconds} 秒内没有答复。</translation>
    </message>
    <message>
        <source>Correct it and try again. Details: {detail}</source>
        <translation>请更正后重试。详情：{detail}</translation>
    </message>
    <message>
        <source>Check the address in the profile. If it is right, the Wire log shows what came; send it to support.</source>
        <translation>请检查连接配置中的地址。如果地址无误，“通信日志”中有收到的内容，请发给技术支持。</translation>
    </message>
    <message>
        <source>What came from the service can&apos;t be understood.</source>
        <translation>服务发来的内容无法理解。</translation>
    </message>
    <message>
        <source>The Wire log shows what came; send it to support.</source>
        <translation>“通信日志”中有收到的内容，请发给技术支持。</translation>
    </message>
    <message>
        <source>“{file}” could not be downloaded to the end.</source>
        <translation>“{file}”未能下载完成。</translation>
    </message>
    <message>
        <source>What arrived is kept: try again to go on. {detail}</source>
        <translation>已下载的部分已保留，重试即可续传。{detail}</translation>
    </message>
    <message>
        <source>The service has no file “{file}” any more.</source>
        <translation>服务上已没有文件“{file}”。</translation>
    </message>
    <message>
        <source>It may have been deleted. Refresh the list in Files; if it is still there, delete it.</source>
        <translation>它可能已被删除。请在“文件”中刷新列表；如果它仍在列表中，请将其删除。</translation>
    </message>
    <message>
        <source>The download link of “{file}” has expired.</source>
        <translation>“{file}”的下载链接已过期。</translation>
    </message>
    <message>
        <source>Try again: a new link is asked for.</source>
        <translation>请重试：会重新获取链接。</translation>
    </message>
    <message>
        <source>“{file}” arrived damaged, twice.</source>
        <translation>“{file}”两次下载均已损坏。</translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation>请稍后重试，或换一个网络。</translation>
    </message>
    <message>
        <source>The disk is full: “{file}” could not be written.</source>
        <translation>磁盘已满：无法写入“{file}”。</translation>
    </message>
    <message>
        <source>Free some space in {folder} or choose another folder, then try again.</source>
        <translation>请在 {folder} 中腾出空间，或另选文件夹，然后重试。</translation>
    </message>
    <message>
        <source>The slices could not be joined into “{file}”.</source>
        <translation>无法将各分片合并为“{file}”。</translation>
    </message>
    <message>
        <source>The slices themselves are untouched and play one by one. {detail}</source>
        <translation>各分片本身未受影响，可逐个播放。{detail}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to.</source>
        <translation>无法写入 {folder}。</translation>
    </message>
    <message>
        <source>Choose another folder, then try again.</source>
        <translation>请另选文件夹，然后重试。</translation>
    </message>
    <message>
        <source>“{file}” could not be played on.</source>
        <translation>“{file}”无法继续播放。</translation>
    </message>
    <message>
        <source>Play it again, or download it. {detail}</source>
        <translation>请重新播放，或将其下载。{detail}</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be played before it is downloaded.</source>
        <translation>“{file}”需要先下载才能播放。</translation>
    </message>
    <message>
        <source>Its server gives whole files only: download it, then open it.</source>
        <translation>其服务器只提供完整文件：请先下载再打开。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be played here.</source>
        <translation>“{file}”无法在此播放。</translation>
    </message>
    <message>
        <source>It may be damaged, or of a kind that is not known here. Download it and try another player. Details: {detail}</source>
        <translation>文件可能已损坏，或属于未知的类型。请下载后用其他播放器尝试。详情：{detail}</translation>
    </message>
    <message>
        <source>The recorder on this computer did not start.</source>
        <translation>本机的录制服务未能启动。</translation>
    </message>
    <message>
        <source>Check free space and permissions of its data folder, or choose another one in Preferences. It said: {detail} Its log is {log}.</source>
        <translation>请检查其数据文件夹的剩余空间和权限，或在首选项中另选一个。它报告：{detail} 日志位于 {log}。</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be made or written to.</source>
        <translation>无法创建或写入{folder}。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选一个文件夹。</translation>
    </message>
    <message>
        <source>Another recorder works in {folder}.</source>
        <translation>另一个录制器正在使用 {folder}。</translation>
    </message>
    <message>
        <source>Choose another folder, or end that recorder first.</source>
        <translation>请另选文件夹，或先结束那个录制器。</translation>
    </message>
    <message>
        <source>{folder} has no room for recordings: only {free} are free there.</source>
        <translation>{folder}没有录制所需的空间：那里只剩 {free}。</translation>
    </message>
    <message>
        <source>This service has no such list or preview.</source>
        <translation>该服务不提供此列表或预览。</translation>
    </message>
    <message>
        <source>Recording works without: add people by hand in Studio.</source>
        <translation>不影响录制：请在“演播室”中手动添加人员。</translation>
    </message>
    <message>
        <source>The recorder did not do it: {detail}</source>
        <translation>录制服务没有执行：{detail}</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请更正后重试。</translation>
    </message>
    <message>
        <source>This profile has no token.</source>
        <translation>此连接配置没有令牌。</translation>
    </message>
    <message>
        <source>Enter it in the profile (File &gt; Profiles).</source>
        <translation>请在连接配置中输入（文件 &gt; 连接配置）。</translation>
    </message>
    <message>
        <source>The service has not noticed yet that the old connection is gone.</source>
        <translation>服务尚未察觉原来的连接已经断开。</translation>
    </message>
    <message>
        <source>It is tried again by itself until the service notices.</source>
        <translation>会自动重试，直到服务察觉为止。</translation>
    </message>
    <message>
        <source>The system refused: {detail}</source>
        <translation>系统拒绝：{detail}</translation>
    </message>
    <message>
        <source>Check folder, permissions and free space.</source>
        <translation>请检查文件夹、权限和可用空间。</translation>
    </message>
    <message>
        <source>The service could not be used.</source>
        <translation>无法使用该服务。</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>{request}: the service&apos;s answer can&apos;t be understood; whether it was done is not known.</source>
        <translation>{request}：服务的答复无法理解；不确定是否已执行。</translation>
    </message>
    <message>
        <source>Look at the state shown before you try again. If it happens again, the Wire log shows what came; send it to support.</source>
        <translation>重试之前，请先查看显示的状态。如果再次发生，“通信日志”中有收到的内容，请发给技术支持。</translation>
    </message>
    <message>
        <source>{request} was refused: {meaning}.</source>
        <translation>{request}被拒绝：{meaning}。</translation>
    </message>
</context>
<context>
    <name>ExportQuestion</name>
    <message>
        <source>Export all that is filtered…</source>
        <translation>导出全部筛选结果…</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting: {0} of {1}</source>
        <translation>正在导出：{0} / {1}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>The service&apos;s own number of this recording; give it to support.</source>
        <translation>服务为此录制分配的编号；可提供给技术支持。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>The meeting or lesson that was recorded.</source>
        <translation>被录制的会议或课程。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The name of its file in Files, without extension.</source>
        <translation>“文件”中的文件名，不含扩展名。</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>When it was prepared, in the service&apos;s local time.</source>
        <translation>创建任务的时间（服务所在地时间）。</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>When its file was finished or it failed, in the service&apos;s time.</source>
        <translation>文件完成或任务失败的时间（服务所在地时间）。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Width and height of the recorded picture in pixels.</source>
        <translation>录制画面的宽和高（像素）。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Arranged by hand, or by the service as people come and go.</source>
        <translation>手动排布，或由服务随人员进出自动排布。</translation>
    </message>
    <message>
        <source>Not told by the service</source>
        <translation>服务未告知</translation>
    </message>
    <message>
        <source>How much of it is in the file; pauses are not.</source>
        <translation>文件中的时长；不含暂停。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Automatic: speaker with column</source>
        <translation>自动：主讲加侧栏</translation>
    </message>
    <message>
        <source>Automatic: even grid</source>
        <translation>自动：均分网格</translation>
    </message>
    <message>
        <source>{0}, of which {1} repeated</source>
        <translation>{0}，其中重复 {1}</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Constant throughout the file.</source>
        <translation>整个文件保持不变。</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frames are repeated when the recorder&apos;s machine can&apos;t keep up.</source>
        <translation>录制机性能不足时会重复帧。</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>The files that the recording is cut into.</source>
        <translation>录像切分成的文件。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Log of this window</source>
        <translation>窗口日志</translation>
    </message>
    <message>
        <source>Log of the recorder</source>
        <translation>录制服务日志</translation>
    </message>
</context>
<context>
    <name>FileColumns</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制时间</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>{0} files are chosen.</source>
        <translation>已选择 {0} 个文件。</translation>
    </message>
    <message>
        <source>Choose a file to see its details and to play it.</source>
        <translation>选择一个文件以查看详情并播放。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>asked for when needed, good for an hour</source>
        <translation>需要时获取，一小时内有效</translation>
    </message>
    <message>
        <source>none, sound only</source>
        <translation>无，仅有声音</translation>
    </message>
    <message>
        <source>{0} pictures a second</source>
        <translation>每秒 {0} 帧</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>This service cannot play files of this computer.</source>
        <translation>该服务不能播放本机的文件。</translation>
    </message>
    <message>
        <source>Connect to This computer to record files.</source>
        <translation>请连接到“本机”来录制文件。</translation>
    </message>
    <message>
        <source>“{0}” is a folder, is empty or can&apos;t be read: nothing was placed.</source>
        <translation>“{0}”是文件夹、空文件或无法读取：没有放置任何内容。</translation>
    </message>
    <message>
        <source>Drop a film, a picture or a sound file.</source>
        <translation>请拖放视频、图片或音频文件。</translation>
    </message>
</context>
<context>
    <name>FileFilterBar</name>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Recorded at or after</source>
        <translation>录制时间不早于</translation>
    </message>
    <message>
        <source>Recorded at or before</source>
        <translation>录制时间不晚于</translation>
    </message>
    <message>
        <source>File name, exactly</source>
        <translation>完整文件名</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任意时间</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>自定义时间段…</translation>
    </message>
    <message>
        <source>Everything that the service still has.</source>
        <translation>服务上现存的全部文件。</translation>
    </message>
    <message>
        <source>Recorded from {0} to {1}.</source>
        <translation>录制于 {0} 至 {1}。</translation>
    </message>
    <message>
        <source>Recorded from {0} until now.</source>
        <translation>录制于 {0} 至今。</translation>
    </message>
</context>
<context>
    <name>FileState</name>
    <message>
        <source>Being made</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Being stored</source>
        <translation>存储中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
</context>
<context>
    <name>FilesMessages</name>
    <message>
        <source>“{0}” is not on the service any more.</source>
        <translation>服务上已没有“{0}”。</translation>
    </message>
    <message>
        <source>{0} files are not on the service any more.</source>
        <translation>服务上已没有这 {0} 个文件。</translation>
    </message>
    <message>
        <source>The service says the same when a file was gone already.</source>
        <translation>即使文件早已不存在，服务也会这样答复。</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation>下载到…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Find a file</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} 个文件</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>A recording appears here once it is stopped and finished.</source>
        <translation>录制停止并完成后会出现在这里。</translation>
    </message>
    <message>
        <source>Go to Studio</source>
        <translation>前往演播室</translation>
    </message>
    <message>
        <source>No file matches these filters</source>
        <translation>没有符合筛选条件的文件</translation>
    </message>
    <message>
        <source>The service matches names exactly, without extension.</source>
        <translation>服务按完整名称匹配，不含扩展名。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>{0} of {1} used</source>
        <translation>已用 {0}，共 {1}</translation>
    </message>
    <message>
        <source>{0} used</source>
        <translation>已用 {0}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Recording id</source>
        <translation>录制 ID</translation>
    </message>
    <message>
        <source>Group id</source>
        <translation>组 ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>A recording&apos;s id, or a whole filter as text: {0}</source>
        <translation>录制的 ID，或整条文本形式的筛选条件：{0}</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任意时间</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>自定义时间段…</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
</context>
<context>
    <name>HealthStrip</name>
    <message>
        <source>Waiting for somebody to record</source>
        <translation>正在等待可录制的画面</translation>
    </message>
    <message>
        <source>No picture arrives: nothing is written</source>
        <translation>收不到画面：没有写入任何内容</translation>
    </message>
    <message>
        <source>Lost: {0}, {1}</source>
        <translation>已断开：{0}，{1}</translation>
    </message>
    <message>
        <source>{0} sources are lost</source>
        <translation>{0} 个来源已断开</translation>
    </message>
    <message>
        <source>The canvas differs from what is recorded</source>
        <translation>画布与正在录制的内容不同</translation>
    </message>
    <message>
        <source>{0}: held</source>
        <translation>{0}：已暂停</translation>
    </message>
    <message>
        <source>{0}: all {1} sources arrive</source>
        <translation>{0}：全部 {1} 个来源正常</translation>
    </message>
    <message>
        <source>{0}: the canvas is recorded</source>
        <translation>{0}：正在录制画布内容</translation>
    </message>
    <message>
        <source>{0} frames</source>
        <translation>{0} 帧</translation>
    </message>
    <message>
        <source>{0} repeated</source>
        <translation>重复 {0} 帧</translation>
    </message>
    <message>
        <source>room for days</source>
        <translation>空间够录数天</translation>
    </message>
    <message>
        <source>room for {0} h {1} min</source>
        <translation>还能录 {0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>A repeated frame means that this machine could not keep up for a moment.</source>
        <translation>重复帧表示本机有一瞬间没能跟上。</translation>
    </message>
    <message>
        <source>The recorder&apos;s computer may fall asleep meanwhile: {0}</source>
        <translation>录制期间，录制器所在的电脑可能会进入睡眠：{0}</translation>
    </message>
    <message>
        <source>Lost: {0} ({1})</source>
        <translation>已断开：{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>HourChart</name>
    <message>
        <source>Recordings started in the last 24 hours</source>
        <translation>最近 24 小时内开始的录制</translation>
    </message>
    <message>
        <source>Not ended yet: {0}</source>
        <translation>尚未结束：{0}</translation>
    </message>
</context>
<context>
    <name>InPlaceEditor</name>
    <message>
        <source>Text of the subtitle</source>
        <translation>字幕文字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select something on the canvas to see its numbers.</source>
        <translation>在画布上选择一项，即可查看其数值。</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选项</translation>
    </message>
    <message>
        <source>{0} items</source>
        <translation>{0} 项</translation>
    </message>
</context>
<context>
    <name>ItemActions</name>
    <message>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Make wider</source>
        <translation>加宽</translation>
    </message>
    <message>
        <source>Make narrower</source>
        <translation>缩窄</translation>
    </message>
    <message>
        <source>Make taller</source>
        <translation>加高</translation>
    </message>
    <message>
        <source>Make shorter</source>
        <translation>缩短</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <source>Send backward</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layers, the uppermost first</source>
        <translation>图层，最上层在前</translation>
    </message>
    <message>
        <source>What you place on the canvas is listed here, in its order.</source>
        <translation>放到画布上的内容会按顺序列在这里。</translation>
    </message>
</context>
<context>
    <name>LayoutFiles</name>
    <message>
        <source>Open “{0}”</source>
        <translation>打开“{0}”</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>LayoutStrip</name>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>{0} earlier</source>
        <translation>更早的 {0} 个</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>“{0}” was saved by a newer version of Cloud Recorder.</source>
        <translation>“{0}”是由更新版本的 Cloud Recorder 保存的。</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Cloud Recorder to open it.</source>
        <translation>未作任何更改。请更新 Cloud Recorder 后再打开。</translation>
    </message>
    <message>
        <source>“{0}” holds no layout.</source>
        <translation>“{0}”中没有布局。</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose a file that was saved as a layout.</source>
        <translation>未作任何更改。请选择以布局保存的文件。</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>What was copied comes from a newer version of Cloud Recorder.</source>
        <translation>复制的内容来自更新版本的 Cloud Recorder。</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Cloud Recorder to paste it.</source>
        <translation>未作任何更改。请更新 Cloud Recorder 后再粘贴。</translation>
    </message>
    <message>
        <source>The clipboard holds no items of a layout.</source>
        <translation>剪贴板中没有布局元素。</translation>
    </message>
    <message>
        <source>Copy items in the Studio first.</source>
        <translation>请先在“演播室”中复制元素。</translation>
    </message>
    <message>
        <source>“{0}” could not be read: {1}.</source>
        <translation>无法读取“{0}”：{1}。</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}.</source>
        <translation>无法写入“{0}”：{1}。</translation>
    </message>
    <message>
        <source>The canvas is as it was. Save it again, or in another folder.</source>
        <translation>画布未受影响。请重新保存，或换一个文件夹。</translation>
    </message>
    <message>
        <source>A layout or scenes of an earlier time could not be read.</source>
        <translation>无法读取之前保存的布局或场景。</translation>
    </message>
    <message>
        <source>Nothing was deleted: the file is kept as {0}.</source>
        <translation>没有删除任何内容：文件已保留为 {0}。</translation>
    </message>
    <message>
        <source>A canvas takes no more than {0} subtitles.</source>
        <translation>一个画布最多容纳 {0} 条字幕。</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>请先移除一条。</translation>
    </message>
    <message>
        <source>{0} holds {1} videos and {2} subtitles; a canvas takes {3} and {4}.</source>
        <translation>{0}含有 {1} 个画面和 {2} 条字幕；画布最多容纳 {3} 个画面和 {4} 条字幕。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
</context>
<context>
    <name>LiveEdits</name>
    <message>
        <source>Live is off now. {0}</source>
        <translation>实时同步已关闭。{0}</translation>
    </message>
    <message>
        <source>The canvas may differ from what is recorded: press Apply. {0}</source>
        <translation>画布可能与正在录制的内容不同：请按“应用”。{0}</translation>
    </message>
</context>
<context>
    <name>MarkPanel</name>
    <message>
        <source>Mark at {0}</source>
        <translation>标记 {0}</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Note for this moment</source>
        <translation>此刻的备注</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>This service keeps no marks: this window does.</source>
        <translation>此服务不保存标记，由本窗口保存。</translation>
    </message>
    <message>
        <source>Marks become chapters of the recording.</source>
        <translation>标记会成为录制文件的章节。</translation>
    </message>
    <message>
        <source>Marks so far</source>
        <translation>已有标记</translation>
    </message>
    <message>
        <source>Copy all marks</source>
        <translation>复制全部标记</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>Always RE: recording.</source>
        <translation>固定为 RE：录制。</translation>
    </message>
    <message>
        <source>Which message this is; a reply has its request&apos;s plus 4096.</source>
        <translation>消息编号；答复的编号为请求编号加 4096。</translation>
    </message>
    <message>
        <source>The sender&apos;s mark, repeated by the reply.</source>
        <translation>发送方的标记，答复中原样返回。</translation>
    </message>
    <message>
        <source>0 is success; anything else is a refusal.</source>
        <translation>0 表示成功，其他值表示拒绝。</translation>
    </message>
    <message>
        <source>The service&apos;s own words; often the same in any case.</source>
        <translation>服务的说明文字；往往各种情况都相同。</translation>
    </message>
    <message>
        <source>The service&apos;s own words.</source>
        <translation>服务的说明文字。</translation>
    </message>
    <message>
        <source>The account; one connection each.</source>
        <translation>账号；每个账号只能有一个连接。</translation>
    </message>
    <message>
        <source>The account&apos;s secret; never kept in this log.</source>
        <translation>账号的密钥；绝不记入本日志。</translation>
    </message>
    <message>
        <source>The service&apos;s number of a recording.</source>
        <translation>服务为录制分配的编号。</translation>
    </message>
    <message>
        <source>The meeting or lesson that is recorded.</source>
        <translation>被录制的会议或课程。</translation>
    </message>
    <message>
        <source>The file&apos;s name without extension.</source>
        <translation>文件名，不含扩展名。</translation>
    </message>
    <message>
        <source>0 MP4, 1 MP3; MP4 where it is missing.</source>
        <translation>0 为 MP4，1 为 MP3；缺省为 MP4。</translation>
    </message>
    <message>
        <source>Minutes in a slice, 15 to 300; otherwise 60.</source>
        <translation>每个分片的分钟数，15 至 300；缺省为 60。</translation>
    </message>
    <message>
        <source>Width of the picture in pixels, 1 to 1920.</source>
        <translation>画面宽度（像素），1 至 1920。</translation>
    </message>
    <message>
        <source>Height of the picture in pixels, 1 to 1080.</source>
        <translation>画面高度（像素），1 至 1080。</translation>
    </message>
    <message>
        <source>0: everything mixed into one picture.</source>
        <translation>0：全部合成到一个画面。</translation>
    </message>
    <message>
        <source>Frames a second, 1 to 30.</source>
        <translation>每秒帧数，1 至 30。</translation>
    </message>
    <message>
        <source>Seconds, 5 to 1800: so long nothing can be pulled and no command comes, then the service stops by itself.</source>
        <translation>秒数，5 至 1800：持续拉不到流且没有命令达到此时长，服务会自行停止。</translation>
    </message>
    <message>
        <source>Given: the service arranges the picture by itself.</source>
        <translation>给出时由服务自动排布画面。</translation>
    </message>
    <message>
        <source>1 even grid, 2 speaker with a column.</source>
        <translation>1 均分网格，2 主讲加侧栏。</translation>
    </message>
    <message>
        <source>The speaker; otherwise the first to enter.</source>
        <translation>主讲人；缺省为最先进入者。</translation>
    </message>
    <message>
        <source>2: screens first, then cameras, then whiteboards.</source>
        <translation>2：先屏幕，再摄像头，再白板。</translation>
    </message>
    <message>
        <source>How many pictures at most, 1 to 9.</source>
        <translation>画面数上限，1 至 9。</translation>
    </message>
    <message>
        <source>The microphones that are mixed; replaces all before.</source>
        <translation>要混音的麦克风；替换之前的全部。</translation>
    </message>
    <message>
        <source>The pictures, later ones over earlier ones; replaces all before.</source>
        <translation>各路画面，后面的盖在前面的之上；替换之前的全部。</translation>
    </message>
    <message>
        <source>The texts over the picture; replaces all before.</source>
        <translation>画面上的文字；替换之前的全部。</translation>
    </message>
    <message>
        <source>A member of the group.</source>
        <translation>组内成员。</translation>
    </message>
    <message>
        <source>One of the member&apos;s streams.</source>
        <translation>该成员的一路媒体流。</translation>
    </message>
    <message>
        <source>0 screen, 1 microphone, 2 camera, 4 whiteboard.</source>
        <translation>0 屏幕，1 麦克风，2 摄像头，4 白板。</translation>
    </message>
    <message>
        <source>Pixels from the left edge of the picture, 0 to 1920.</source>
        <translation>距画面左边的像素，0 至 1920。</translation>
    </message>
    <message>
        <source>Pixels from the top edge of the picture, 0 to 1080.</source>
        <translation>距画面上边的像素，0 至 1080。</translation>
    </message>
    <message>
        <source>Width in pixels, 1 to 1920; otherwise 320.</source>
        <translation>宽度（像素），1 至 1920；缺省为 320。</translation>
    </message>
    <message>
        <source>Height in pixels, 1 to 1080; otherwise 240.</source>
        <translation>高度（像素），1 至 1080；缺省为 240。</translation>
    </message>
    <message>
        <source>1 stretched, 2 aspect kept and cropped, 3 aspect kept and padded with black.</source>
        <translation>1 拉伸，2 保持比例并裁剪，3 保持比例并补黑边。</translation>
    </message>
    <message>
        <source>1 a text, 2 the service&apos;s clock.</source>
        <translation>1 文字，2 服务时钟。</translation>
    </message>
    <message>
        <source>The text itself.</source>
        <translation>文字内容。</translation>
    </message>
    <message>
        <source>Red, green and blue as one number, 0xRRGGBB.</source>
        <translation>红绿蓝合成的一个数，0xRRGGBB。</translation>
    </message>
    <message>
        <source>Opacity: 0 can&apos;t be seen, 100 hides all below.</source>
        <translation>不透明度：0 不可见，100 完全遮住下层。</translation>
    </message>
    <message>
        <source>Height of the text in pixels, 1 to 200.</source>
        <translation>文字高度（像素），1 至 200。</translation>
    </message>
    <message>
        <source>The recording&apos;s state.</source>
        <translation>录制的状态。</translation>
    </message>
    <message>
        <source>The start, in the service&apos;s local time.</source>
        <translation>开始时间（服务所在地时间）。</translation>
    </message>
    <message>
        <source>The end, in the service&apos;s local time; empty while it goes on.</source>
        <translation>结束时间（服务所在地时间）；进行中为空。</translation>
    </message>
    <message>
        <source>Recorded at this moment or before.</source>
        <translation>录制时间不晚于此刻。</translation>
    </message>
    <message>
        <source>Which page, from 1.</source>
        <translation>第几页，从 1 开始。</translation>
    </message>
    <message>
        <source>Rows in a page, 1 to 500.</source>
        <translation>每页行数，1 至 500。</translation>
    </message>
    <message>
        <source>The recordings of this page.</source>
        <translation>本页的录制。</translation>
    </message>
    <message>
        <source>How many match on all pages.</source>
        <translation>所有页中符合条件的总数。</translation>
    </message>
    <message>
        <source>Seconds in the file so far.</source>
        <translation>文件中已有的秒数。</translation>
    </message>
    <message>
        <source>Whole seconds in the file.</source>
        <translation>文件中的整秒数。</translation>
    </message>
    <message>
        <source>Whole seconds from the start to the stop, pauses included.</source>
        <translation>从开始到停止的整秒数，含暂停。</translation>
    </message>
    <message>
        <source>kB that were pulled from the members&apos; streams.</source>
        <translation>从成员媒体流拉取的数据量（kB）。</translation>
    </message>
    <message>
        <source>The answer itself; null where there is none.</source>
        <translation>答复内容；没有时为 null。</translation>
    </message>
    <message>
        <source>creating, uploading, normal or exception.</source>
        <translation>creating（生成中）、uploading（上传中）、normal（正常）或 exception（异常）。</translation>
    </message>
    <message>
        <source>How many there are in all.</source>
        <translation>总数。</translation>
    </message>
    <message>
        <source>The files of this page.</source>
        <translation>本页的文件。</translation>
    </message>
    <message>
        <source>Seconds in the file.</source>
        <translation>文件的秒数。</translation>
    </message>
    <message>
        <source>Bytes of all slices.</source>
        <translation>所有分片的字节数。</translation>
    </message>
    <message>
        <source>The file&apos;s extension.</source>
        <translation>文件扩展名。</translation>
    </message>
    <message>
        <source>When it was recorded, in the service&apos;s time.</source>
        <translation>录制时间（服务所在地时间）。</translation>
    </message>
    <message>
        <source>Bytes that may be used; missing or -1: no limit.</source>
        <translation>可用的字节数；缺少或为 -1 表示不限。</translation>
    </message>
    <message>
        <source>Bytes that are used.</source>
        <translation>已用的字节数。</translation>
    </message>
    <message>
        <source>Links to the slices, 30 at most; good for an hour.</source>
        <translation>各分片的链接，最多 30 个；一小时内有效。</translation>
    </message>
    <message>
        <source>{0}: the reply</source>
        <translation>{0}：答复</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Code: {0}</source>
        <translation>代码：{0}</translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>No message chosen</source>
        <translation>未选择消息</translation>
    </message>
    <message>
        <source>Choose a row to see what it says and means.</source>
        <translation>选择一行，查看其内容和含义。</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>再次发送…</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>What the fields mean</source>
        <translation>字段含义</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0}: request</source>
        <translation>{0}：请求</translation>
    </message>
    <message>
        <source>{0}: reply</source>
        <translation>{0}：答复</translation>
    </message>
    <message>
        <source>Go to reply</source>
        <translation>转到答复</translation>
    </message>
    <message>
        <source>Go to request</source>
        <translation>转到请求</translation>
    </message>
    <message>
        <source>Nothing waited for this: it came late, twice or unasked.</source>
        <translation>没有请求在等它：它迟到、重复或不请自来。</translation>
    </message>
    <message>
        <source>This could not be read as a message of the protocol.</source>
        <translation>无法按协议消息读取。</translation>
    </message>
    <message>
        <source>Only the beginning of this large message was kept.</source>
        <translation>此消息过大，只保留了开头部分。</translation>
    </message>
</context>
<context>
    <name>MessageFilterBar</name>
    <message>
        <source>Find in messages</source>
        <translation>在消息中查找</translation>
    </message>
    <message>
        <source>Recording id</source>
        <translation>录制 ID</translation>
    </message>
    <message>
        <source>Id or seq</source>
        <translation>ID 或 seq</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>任何类型</translation>
    </message>
    <message>
        <source>Any code</source>
        <translation>任何代码</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>Both channels</source>
        <translation>两个通道</translation>
    </message>
    <message>
        <source>Refused only</source>
        <translation>仅被拒绝的</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Prepared</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Recording started</source>
        <translation>录制开始</translation>
    </message>
    <message>
        <source>Layout applied</source>
        <translation>已应用布局</translation>
    </message>
    <message>
        <source>Subtitles applied</source>
        <translation>已应用字幕</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>已继续</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A source was lost</source>
        <translation>一路媒体中断</translation>
    </message>
    <message>
        <source>A source delivers</source>
        <translation>一路媒体开始传送</translation>
    </message>
    <message>
        <source>Frames were repeated</source>
        <translation>有重复帧</translation>
    </message>
    <message>
        <source>A slice was finished</source>
        <translation>完成一个分片</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Finishing the file</source>
        <translation>正在完成文件</translation>
    </message>
    <message>
        <source>Storing the file</source>
        <translation>正在存储文件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Recovered after a crash</source>
        <translation>崩溃后已恢复</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>观察到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>{0} subtitles</source>
        <translation>{0} 条字幕</translation>
    </message>
    <message>
        <source>{0} pictures, {1} sounds</source>
        <translation>{0} 路画面，{1} 路声音</translation>
    </message>
</context>
<context>
    <name>MomentList</name>
    <message>
        <source>Show {0} more</source>
        <translation>再显示 {0} 条</translation>
    </message>
    <message>
        <source>{0} may matter</source>
        <translation>其中 {0} 条可能重要</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>NewRecordingDialog</name>
    <message>
        <source>New recording</source>
        <translation>新建录制</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> 帧/秒</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Video (MP4)</source>
        <translation>视频 (MP4)</translation>
    </message>
    <message>
        <source>Sound only (MP3)</source>
        <translation>仅声音 (MP3)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Even grid</source>
        <translation>均分网格</translation>
    </message>
    <message>
        <source>Speaker with a column</source>
        <translation>主讲加侧栏</translation>
    </message>
    <message>
        <source>Stretched</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Filling, cropped</source>
        <translation>填满并裁剪</translation>
    </message>
    <message>
        <source>Whole, with bars</source>
        <translation>完整显示，补黑边</translation>
    </message>
    <message>
        <source>The service lays it out by itself</source>
        <translation>由服务自动排布画面</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>录制内容</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画质</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Expected length</source>
        <translation>预计时长</translation>
    </message>
    <message>
        <source>A new file every</source>
        <translation>每隔多久分片</translation>
    </message>
    <message>
        <source>Stops after silence of</source>
        <translation>无媒体多久后停止</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>主讲人</translation>
    </message>
    <message>
        <source>Videos at most</source>
        <translation>视频数上限</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>The recording&apos;s number</source>
        <translation>录制编号</translation>
    </message>
    <message>
        <source>The first to enter</source>
        <translation>最先进入者</translation>
    </message>
    <message>
        <source>That makes {0} files, and no more than {1} of a recording can be downloaded. Choose a longer time for each file.</source>
        <translation>这会产生 {0} 个文件，而一个录制最多只能下载 {1} 个。请为每个文件选择更长的时间。</translation>
    </message>
    <message>
        <source>This name has {0} characters, and only {1} of them fit. Shorten it.</source>
        <translation>此名称有 {0} 个字符，只能容纳 {1} 个。请缩短。</translation>
    </message>
    <message>
        <source>A name can&apos;t hold / or \. Use another character instead.</source>
        <translation>名称中不能含有 / 或 \。请换用其他字符。</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>The settings could not be read; the usual ones are used.</source>
        <translation>无法读取设置，已使用默认设置。</translation>
    </message>
    <message>
        <source>The old file was kept as {0}.</source>
        <translation>旧文件已保留为 {0}。</translation>
    </message>
    <message>
        <source>The list of profiles could not be read.</source>
        <translation>无法读取连接配置列表。</translation>
    </message>
    <message>
        <source>It is kept in the settings; add the profiles again.</source>
        <translation>原内容保留在设置中；请重新添加连接配置。</translation>
    </message>
    <message>
        <source>Data folder or limit of this computer&apos;s recorder could not be read.</source>
        <translation>无法读取本机录制服务的数据文件夹或空间上限设置。</translation>
    </message>
    <message>
        <source>The usual ones are used; choose them anew in the Preferences.</source>
        <translation>已改用默认设置；请在首选项中重新选择。</translation>
    </message>
    <message>
        <source>The recorder on this computer is of another version: {0}.</source>
        <translation>本机的录制服务是另一个版本：{0}。</translation>
    </message>
    <message>
        <source>It records just now. Once it has nothing to do, connect again to renew it.</source>
        <translation>它正在录制。待其空闲后重新连接即可更新。</translation>
    </message>
    <message>
        <source>A recorder of version {0} ran on this computer.</source>
        <translation>这台电脑上运行的是版本 {0} 的录制服务。</translation>
    </message>
    <message>
        <source>It had nothing to do and was replaced by this program&apos;s own.</source>
        <translation>它当时空闲，已换成本程序自带的版本。</translation>
    </message>
    <message>
        <source>A newer version of Cloud Recorder is there: {0}.</source>
        <translation>云录制有新版本：{0}。</translation>
    </message>
    <message>
        <source>Settings and recordings stay when it is installed over this one.</source>
        <translation>直接安装即可覆盖当前版本，设置和录制文件都会保留。</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开其网页</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No recording matches these filters</source>
        <translation>没有符合筛选条件的录制</translation>
    </message>
    <message>
        <source>The service matches ids exactly, letter by letter.</source>
        <translation>服务要求 ID 完全一致，逐字匹配。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet</source>
        <translation>还没有任何录制</translation>
    </message>
    <message>
        <source>What is recorded in Studio appears here.</source>
        <translation>在“演播室”中录制的内容会出现在这里。</translation>
    </message>
    <message>
        <source>Go to Studio</source>
        <translation>前往演播室</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Started in the last 24 hours</source>
        <translation>最近 24 小时内开始</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>As of {0}</source>
        <translation>截至 {0}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Again like a recording</source>
        <translation>按某个录制再录</translation>
    </message>
    <message>
        <source>The recording has ended</source>
        <translation>录制已结束</translation>
    </message>
    <message>
        <source>Studio holds another recording that runs.</source>
        <translation>“演播室”中有另一个正在进行的录制。</translation>
    </message>
    <message>
        <source>Stop it in Studio first.</source>
        <translation>请先在“演播室”中停止它。</translation>
    </message>
    <message>
        <source>This recording&apos;s layout is not known.</source>
        <translation>此录制的布局未知。</translation>
    </message>
    <message>
        <source>It has ended, and the service keeps none.</source>
        <translation>它已结束，且服务没有保留布局。</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>下载完成</translation>
    </message>
    <message>
        <source>A download has failed</source>
        <translation>下载失败</translation>
    </message>
    <message>
        <source>Open a recording&apos;s layout</source>
        <translation>打开录制的布局</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>People of {0}</source>
        <translation>{0} 的成员</translation>
    </message>
    <message>
        <source>This service does not tell who is there. Write who is to be recorded, or paste a table of user id, media id and kind (camera, mic, screen, whiteboard).</source>
        <translation>此服务不提供成员列表。请填写要录制的成员，或粘贴包含用户 ID、媒体 ID 和种类（摄像头、麦克风、屏幕、白板）的表格。</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Media id</source>
        <translation>媒体 ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>People of the group</source>
        <translation>组内成员</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Remove the chosen</source>
        <translation>移除所选</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not understood: line {0}</source>
        <translation>无法识别：第 {0} 行</translation>
    </message>
    <message>
        <source>There is no table on the clipboard that adds anybody.</source>
        <translation>剪贴板中没有可添加的成员表格。</translation>
    </message>
    <message>
        <source>A user id and a media id are needed: row {0}</source>
        <translation>需要填写用户 ID 和媒体 ID：第 {0} 行</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The clipboard holds no position and size.</source>
        <translation>剪贴板中没有位置和大小。</translation>
    </message>
    <message>
        <source>Copy the position and size of an item first.</source>
        <translation>请先复制某一项的位置和大小。</translation>
    </message>
    <message>
        <source>Paste position and size</source>
        <translation>粘贴位置和大小</translation>
    </message>
</context>
<context>
    <name>PlayerView</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Chapter before (Ctrl+Left)</source>
        <translation>上一章节 (Ctrl+Left)</translation>
    </message>
    <message>
        <source>Next chapter (Ctrl+Right)</source>
        <translation>下一章节 (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Sound on (M)</source>
        <translation>打开声音 (M)</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>静音 (M)</translation>
    </message>
    <message>
        <source>Smaller again (Esc)</source>
        <translation>恢复原大小 (Esc)</translation>
    </message>
    <message>
        <source>Use the whole page</source>
        <translation>使用整个页面</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Waiting for the network…</source>
        <translation>正在等待网络…</translation>
    </message>
    <message>
        <source>It goes on by itself where it was.</source>
        <translation>网络恢复后会从原处自动继续。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This computer has no sound output: it plays without sound.</source>
        <translation>此计算机没有声音输出：播放时没有声音。</translation>
    </message>
    <message>
        <source>The service gives 30 slices at most: there may be more.</source>
        <translation>服务最多提供 30 个分片：可能还有更多。</translation>
    </message>
    <message>
        <source>Sound of {0}, no picture</source>
        <translation>{0} 的声音，没有画面</translation>
    </message>
    <message>
        <source>First picture of {0}</source>
        <translation>{0} 的首个画面</translation>
    </message>
    <message>
        <source>Picture of {0}</source>
        <translation>{0} 的画面</translation>
    </message>
    <message>
        <source>Chapter {0}</source>
        <translation>章节 {0}</translation>
    </message>
    <message>
        <source>Slice {0} of {1}</source>
        <translation>分片 {0}/{1}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Downloads go to</source>
        <translation>下载到(&amp;D)</translation>
    </message>
    <message>
        <source>Downloads at a &amp;time</source>
        <translation>同时下载数(&amp;T)</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>On closing</source>
        <translation>关闭时</translation>
    </message>
    <message>
        <source>While it records it always goes on, whatever is chosen here.</source>
        <translation>无论此处如何选择，录制期间都会继续运行。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Asked once at each start. Nothing is sent but the question itself.</source>
        <translation>每次启动时询问一次。除询问本身外不发送任何内容。</translation>
    </message>
    <message>
        <source>Tell me when there is a newer version</source>
        <translation>有新版本时告诉我</translation>
    </message>
    <message>
        <source>https:// address of the file that tells the newest version</source>
        <translation>说明最新版本的文件的 https:// 地址</translation>
    </message>
    <message>
        <source>Address that tells the newest version</source>
        <translation>说明最新版本的地址</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Leave this computer&apos;s recorder running when the window is closed</source>
        <translation>关闭窗口后让本机的录制服务继续运行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>下载文件夹</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>{0} × {1}, {2} a second</source>
        <translation>{0} × {1}，每秒 {2} 帧</translation>
    </message>
    <message>
        <source>Full HD</source>
        <translation>全高清</translation>
    </message>
    <message>
        <source>HD</source>
        <translation>高清</translation>
    </message>
    <message>
        <source>Slides and talk</source>
        <translation>课件与讲解</translation>
    </message>
    <message>
        <source>Upright for phones</source>
        <translation>手机竖屏</translation>
    </message>
    <message>
        <source>Small files</source>
        <translation>小文件</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The service gave no code.</source>
        <translation>服务没有给出代码。</translation>
    </message>
    <message>
        <source>Code {0}</source>
        <translation>代码 {0}</translation>
    </message>
    <message>
        <source>{0} was refused: {1}.</source>
        <translation>“{0}”被拒绝：{1}。</translation>
    </message>
    <message>
        <source>The recorder&apos;s disk does not answer.</source>
        <translation>录制器的磁盘没有响应。</translation>
    </message>
    <message>
        <source>What is still to be written is written as soon as it answers again. See whether the drive, or the network to it, is still there.</source>
        <translation>磁盘恢复响应后，尚未写入的内容会立即写入。请检查该磁盘或通往它的网络是否仍然可用。</translation>
    </message>
    <message>
        <source>The service does not say why. Its support can find it by the recording&apos;s number.</source>
        <translation>服务没有说明原因。其技术支持可以凭录制编号查明。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>ProfileFiles</name>
    <message>
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>it is something else</source>
        <translation>它是其他类型的文件</translation>
    </message>
    <message>
        <source>a newer Cloud Recorder wrote it</source>
        <translation>它由更新版本的 Cloud Recorder 写入</translation>
    </message>
    <message>
        <source>“{0}” holds no profiles that can be read: {1}.</source>
        <translation>“{0}”中没有可读取的配置：{1}。</translation>
    </message>
    <message>
        <source>Ask whoever gave it to you for another one. Your own profiles are as they were.</source>
        <translation>请向提供者索取另一份。您自己的配置未受影响。</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Give the profile a name.</source>
        <translation>请为连接配置命名。</translation>
    </message>
    <message>
        <source>The control address starts with ws:// or wss://.</source>
        <translation>控制地址以 ws:// 或 wss:// 开头。</translation>
    </message>
    <message>
        <source>The storage address starts with http:// or https://.</source>
        <translation>存储地址以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>Enter the app id that the service gave you.</source>
        <translation>请输入服务方提供的应用 ID。</translation>
    </message>
    <message>
        <source>There is no time zone “{0}”.</source>
        <translation>没有时区“{0}”。</translation>
    </message>
    <message>
        <source>As on this computer</source>
        <translation>与本机相同</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;App id</source>
        <translation>应用 ID(&amp;A)</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>时区(&amp;Z)</translation>
    </message>
    <message>
        <source>Of the service: its dates come without one.</source>
        <translation>指服务所在的时区：它给出的日期不带时区。</translation>
    </message>
    <message>
        <source>Own a&amp;uthority</source>
        <translation>自有证书机构(&amp;U)</translation>
    </message>
    <message>
        <source>A PEM file, where your organisation signs its own certificates: trusted besides this system&apos;s.</source>
        <translation>PEM 文件，用于贵单位自行签发证书的情况：在系统证书之外一并信任。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Not encrypted: others in the network could read along.</source>
        <translation>未加密：网络中的其他人可能窃听。</translation>
    </message>
    <message>
        <source>&amp;Control address</source>
        <translation>控制地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Storage address</source>
        <translation>存储地址(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s vault. Leave empty to keep the one that is there.</source>
        <translation>保存在系统密钥库中。留空则保留现有令牌。</translation>
    </message>
    <message>
        <source>Choose the authority&apos;s file</source>
        <translation>选择证书机构文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ProfileTrial</name>
    <message>
        <source>Copy the results</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>ProfilesDialog</name>
    <message>
        <source>Profiles</source>
        <translation>连接配置</translation>
    </message>
    <message>
        <source>Where to record</source>
        <translation>在哪里录制</translation>
    </message>
    <message>
        <source>Add a profile</source>
        <translation>添加连接配置</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>移除此连接配置</translation>
    </message>
    <message>
        <source>Add profiles from a file…</source>
        <translation>从文件添加配置…</translation>
    </message>
    <message>
        <source>Write all profiles into a file, without tokens…</source>
        <translation>将所有配置写入文件（不含令牌）…</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新连接配置</translation>
    </message>
    <message>
        <source>The recorder of this computer is started by itself and needs no account.</source>
        <translation>本机的录制服务会自动启动，不需要账号。</translation>
    </message>
    <message>
        <source>Preset on this machine. Only the token is yours to enter.</source>
        <translation>由本机预设。您只需输入令牌。</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>配置 (*.json)</translation>
    </message>
    <message>
        <source>Profiles taken from the file: {0}. Their tokens are yours to enter.</source>
        <translation>已从文件添加 {0} 个配置。请自行输入其令牌。</translation>
    </message>
    <message>
        <source>Written to {0}, without tokens.</source>
        <translation>已写入 {0}，不含令牌。</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>移除连接配置</translation>
    </message>
    <message>
        <source>Remove the profile “{0}” and its token?</source>
        <translation>要移除连接配置“{0}”及其令牌吗？</translation>
    </message>
    <message>
        <source>Recordings of the service are not touched.</source>
        <translation>服务上的录像不受影响。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>This system has no vault for secrets: the token is kept until the window is closed, then it has to be entered again.</source>
        <translation>本系统没有密钥库：令牌只保留到窗口关闭，之后需要重新输入。</translation>
    </message>
</context>
<context>
    <name>ProgramView</name>
    <message>
        <source>Program, held</source>
        <translation>输出画面，已暂停</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>输出画面</translation>
    </message>
    <message>
        <source>Drawn here from the layout sent last</source>
        <translation>由本窗口按最近发送的布局绘制</translation>
    </message>
    <message>
        <source>Nothing is being recorded</source>
        <translation>当前没有录制</translation>
    </message>
    <message>
        <source>The service arranges this recording and shows no picture of it</source>
        <translation>此录制由服务自动布局，服务不提供画面</translation>
    </message>
    <message>
        <source>No picture has come yet</source>
        <translation>还没有收到画面</translation>
    </message>
</context>
<context>
    <name>RecordedFilesList</name>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>The service has no file of this name.</source>
        <translation>服务中没有这个名称的文件。</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>下载 {0}</translation>
    </message>
</context>
<context>
    <name>RecorderBar</name>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制时间</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Group id</source>
        <translation>组 ID</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>New recording with settings…</source>
        <translation>按设置新建录制…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Asks first; held down for a second it stops at once</source>
        <translation>会先询问；按住一秒则立即停止</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Mark this moment (Ctrl+M)</source>
        <translation>标记此刻 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Program: what is recorded now (Ctrl+Shift+M)</source>
        <translation>输出画面：正在录制的内容 (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>Stop by itself</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>What you do on the canvas is recorded as you do it</source>
        <translation>画布上的操作会随时录制</translation>
    </message>
    <message>
        <source>Record what you do on the canvas at once, without Apply</source>
        <translation>画布上的操作立即录制，无需按“应用”</translation>
    </message>
    <message>
        <source>There is no connection to the service just now</source>
        <translation>目前没有与服务的连接</translation>
    </message>
    <message>
        <source>Choose a group first</source>
        <translation>请先选择组</translation>
    </message>
    <message>
        <source>Record what is on the canvas (Ctrl+R)</source>
        <translation>录制画布上的内容 (Ctrl+R)</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>于 {0}</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>{0} 后</translation>
    </message>
    <message>
        <source>It stops by itself {0}</source>
        <translation>将自动停止：{0}</translation>
    </message>
    <message>
        <source>Stop by itself, at a time or after a length</source>
        <translation>到指定时刻或时长后自动停止</translation>
    </message>
    <message>
        <source>While it is paused nothing can be changed</source>
        <translation>暂停期间不能更改</translation>
    </message>
    <message>
        <source>Live sends every change by itself</source>
        <translation>实时同步会自动发送每次更改</translation>
    </message>
    <message>
        <source>The canvas differs from what is recorded: record it so (Ctrl+Enter)</source>
        <translation>画布与正在录制的内容不同：按画布录制（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>The canvas is what is recorded</source>
        <translation>画布即正在录制的内容</translation>
    </message>
</context>
<context>
    <name>RecordingActions</name>
    <message>
        <source>Start &amp;recording</source>
        <translation>开始录制(&amp;R)</translation>
    </message>
    <message>
        <source>Pause or resu&amp;me</source>
        <translation>暂停或继续(&amp;M)</translation>
    </message>
    <message>
        <source>St&amp;op recording…</source>
        <translation>停止录制(&amp;O)…</translation>
    </message>
    <message>
        <source>Mark th&amp;is moment…</source>
        <translation>标记此刻(&amp;I)…</translation>
    </message>
    <message>
        <source>Live e&amp;dits on or off</source>
        <translation>打开或关闭实时同步(&amp;D)</translation>
    </message>
    <message>
        <source>Show or hide the pro&amp;gram</source>
        <translation>显示或隐藏输出画面(&amp;G)</translation>
    </message>
</context>
<context>
    <name>RecordingNotices</name>
    <message>
        <source>People are here and nothing is being recorded.</source>
        <translation>有人在场，但没有在录制。</translation>
    </message>
    <message>
        <source>They have been on the canvas for {0} min.</source>
        <translation>他们已在画布上 {0} 分钟。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The recording has been paused for {0} min.</source>
        <translation>录制已暂停 {0} 分钟。</translation>
    </message>
    <message>
        <source>What happens meanwhile is not in the file.</source>
        <translation>暂停期间的内容不会录入文件。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The recorder has room for {0} h {1} min more.</source>
        <translation>录制空间还够 {0} 小时 {1} 分。</translation>
    </message>
    <message>
        <source>Then it stops and keeps what it has. Delete files that nobody needs.</source>
        <translation>用完后录制会停止，已录内容会保留。请删除不需要的文件。</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 及另外 {1} 人</translation>
    </message>
    <message>
        <source>Nothing is heard from {0}.</source>
        <translation>听不到声音：{0}。</translation>
    </message>
    <message>
        <source>Ask whether the microphone is on, or leave it out.</source>
        <translation>请确认麦克风是否打开，或将其静音。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>The recording stops by itself within a minute.</source>
        <translation>录制将在一分钟内自动停止。</translation>
    </message>
    <message>
        <source>So it was planned.</source>
        <translation>这是之前设定的。</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>继续录制</translation>
    </message>
</context>
<context>
    <name>RecordingPresence</name>
    <message>
        <source>{0}, canvas differs</source>
        <translation>{0}，画布有未应用的更改</translation>
    </message>
</context>
<context>
    <name>Request</name>
    <message>
        <source>Logging in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Starting a recording</source>
        <translation>开始录制</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Applying the layout</source>
        <translation>应用布局</translation>
    </message>
    <message>
        <source>Applying the subtitles</source>
        <translation>应用字幕</translation>
    </message>
    <message>
        <source>Looking for recordings</source>
        <translation>查询录制</translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation>列出文件</translation>
    </message>
    <message>
        <source>Asking for the storage used</source>
        <translation>查询已用存储</translation>
    </message>
    <message>
        <source>Asking for download links</source>
        <translation>获取下载链接</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Asking for the groups</source>
        <translation>获取组列表</translation>
    </message>
    <message>
        <source>Following the groups</source>
        <translation>跟踪组的变化</translation>
    </message>
    <message>
        <source>Following the recording</source>
        <translation>跟踪录制状态</translation>
    </message>
    <message>
        <source>Adding a source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Removing a source</source>
        <translation>移除来源</translation>
    </message>
    <message>
        <source>Asking for a picture</source>
        <translation>获取画面</translation>
    </message>
    <message>
        <source>Asking for the program picture</source>
        <translation>获取节目画面</translation>
    </message>
    <message>
        <source>Asking for the history</source>
        <translation>获取历史</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>截取快照</translation>
    </message>
    <message>
        <source>Setting a mark</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>Following the pictures</source>
        <translation>接收画面</translation>
    </message>
    <message>
        <source>Asking for a thumbnail</source>
        <translation>获取缩略图</translation>
    </message>
    <message>
        <source>Asking what the recorder does</source>
        <translation>查询录制器状态</translation>
    </message>
    <message>
        <source>Ending the recorder</source>
        <translation>结束录制器</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Looking for a newer version</source>
        <translation>检查新版本</translation>
    </message>
</context>
<context>
    <name>ResendDialog</name>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Send “{0}” again</source>
        <translation>再次发送“{0}”</translation>
    </message>
    <message>
        <source>It really is carried out. The running number is given anew.</source>
        <translation>该操作会真正执行。序号将重新分配。</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is no connection just now.</source>
        <translation>当前没有连接。</translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message>
        <source>Result for each recording</source>
        <translation>每个录制的结果</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>RunChoice</name>
    <message>
        <source>Run of the window</source>
        <translation>窗口的运行</translation>
    </message>
    <message>
        <source>Messages of this run of the window, or of an earlier one</source>
        <translation>窗口本次运行或以往某次运行的消息</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>Run of {0}</source>
        <translation>{0} 的运行</translation>
    </message>
    <message>
        <source>Run of {0}, cut off</source>
        <translation>{0} 的运行（意外中断）</translation>
    </message>
</context>
<context>
    <name>SceneActions</name>
    <message>
        <source>Scene {0}: {1}</source>
        <translation>场景 {0}：{1}</translation>
    </message>
    <message>
        <source>&amp;Save the scene</source>
        <translation>保存场景(&amp;S)</translation>
    </message>
    <message>
        <source>Save as a &amp;new scene</source>
        <translation>另存为新场景(&amp;N)</translation>
    </message>
    <message>
        <source>Bring the deleted scene &amp;back</source>
        <translation>恢复已删除的场景(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Open layout…</source>
        <translation>打开布局(&amp;O)…</translation>
    </message>
    <message>
        <source>Save layout &amp;as…</source>
        <translation>布局另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import scenes…</source>
        <translation>导入场景(&amp;I)…</translation>
    </message>
    <message>
        <source>Put on the &amp;canvas</source>
        <translation>放到画布上(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Record it now</source>
        <translation>立即录制(&amp;R)</translation>
    </message>
    <message>
        <source>Replace by the can&amp;vas</source>
        <translation>用画布替换(&amp;V)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制一份(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Scenes</source>
        <translation>场景(&amp;S)</translation>
    </message>
    <message>
        <source>Copy all from the group</source>
        <translation>从其他群组复制全部场景</translation>
    </message>
    <message>
        <source>Open a layout</source>
        <translation>打开布局</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Import scenes</source>
        <translation>导入场景</translation>
    </message>
    <message>
        <source>Export the scene</source>
        <translation>导出场景</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Scene “{0}”</source>
        <translation>场景“{0}”</translation>
    </message>
    <message>
        <source>Scenes are kept for a group, and none is chosen.</source>
        <translation>场景按群组保存，而目前没有选择群组。</translation>
    </message>
    <message>
        <source>Choose or type a group under the canvas first.</source>
        <translation>请先在画布下方选择或输入群组。</translation>
    </message>
    <message>
        <source>A group keeps no more than {0} scenes.</source>
        <translation>一个群组最多保存 {0} 个场景。</translation>
    </message>
    <message>
        <source>Delete one that is not needed any more, or export it to a file.</source>
        <translation>请删除不再需要的场景，或将其导出为文件。</translation>
    </message>
</context>
<context>
    <name>ScenesModel</name>
    <message>
        <source>Scene {0}: {1}</source>
        <translation>场景 {0}：{1}</translation>
    </message>
    <message>
        <source>recorded now</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>changed on the canvas</source>
        <translation>画布上已修改</translation>
    </message>
    <message>
        <source>on the canvas</source>
        <translation>在画布上</translation>
    </message>
    <message>
        <source>Click: onto the canvas. Double click: record it too.</source>
        <translation>单击：放到画布上。双击：同时录制。</translation>
    </message>
    <message>
        <source>Key: Ctrl+{0}</source>
        <translation>快捷键：Ctrl+{0}</translation>
    </message>
</context>
<context>
    <name>ScenesStrip</name>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Save the canvas as a new scene</source>
        <translation>将画布保存为新场景</translation>
    </message>
    <message>
        <source>More about scenes</source>
        <translation>场景的更多操作</translation>
    </message>
    <message>
        <source>Save the canvas as a scene with +. A click or Ctrl+1 brings it back, while recording too.</source>
        <translation>用 + 将画布保存为场景，之后单击或按 Ctrl+1 即可恢复，录制时也可以。</translation>
    </message>
    <message>
        <source>“{0}” deleted</source>
        <translation>已删除“{0}”</translation>
    </message>
    <message>
        <source>Bring “{0}” back</source>
        <translation>恢复“{0}”</translation>
    </message>
    <message>
        <source>Show the scenes</source>
        <translation>显示场景</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>SeeingActions</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole canvas</source>
        <translation>整个画布</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Show rulers</source>
        <translation>显示标尺</translation>
    </message>
    <message>
        <source>Show the grid</source>
        <translation>显示网格</translation>
    </message>
    <message>
        <source>Show safe areas</source>
        <translation>显示安全区</translation>
    </message>
</context>
<context>
    <name>SelectionFields</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Stretched</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Filling, cropped</source>
        <translation>填满并裁剪</translation>
    </message>
    <message>
        <source>Whole, with bars</source>
        <translation>完整显示，补黑边</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Locked against the mouse</source>
        <translation>锁定，鼠标不可移动</translation>
    </message>
    <message>
        <source>Hidden, not recorded</source>
        <translation>隐藏，不录制</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>{0}, px</source>
        <translation>{0}（像素）</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>多种</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Change the crop</source>
        <translation>更改裁剪方式</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>All recordings</source>
        <translation>全部录制</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Copy the filter as text</source>
        <translation>复制筛选条件为文本</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rename a filter</source>
        <translation>重命名筛选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>SilenceQuestion</name>
    <message>
        <source>Record without sound?</source>
        <translation>不录声音吗？</translation>
    </message>
    <message>
        <source>No microphone is ticked: the recording would be silent.</source>
        <translation>没有勾选任何麦克风：录像将没有声音。</translation>
    </message>
    <message>
        <source>Tick microphones in the sound list to hear them.</source>
        <translation>在声音列表中勾选麦克风即可录入声音。</translation>
    </message>
    <message>
        <source>&amp;Record without sound</source>
        <translation>不录声音(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SoundList</name>
    <message>
        <source>Unmute (M)</source>
        <translation>取消静音 (M)</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>静音 (M)</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Microphones to be heard</source>
        <translation>要录入的麦克风</translation>
    </message>
    <message>
        <source>Whoever is placed on the canvas is heard.</source>
        <translation>放到画布上的人员会被录入声音。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>No more can be mixed</source>
        <translation>不能再混合更多</translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation>目前不在</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Nothing has been heard for a while</source>
        <translation>已有一段时间没有声音</translation>
    </message>
</context>
<context>
    <name>SourceDrag</name>
    <message>
        <source>{0} has left while being dragged.</source>
        <translation>{0} 在拖动时已离开。</translation>
    </message>
    <message>
        <source>Nothing was placed. Drag them again once they are back.</source>
        <translation>未放置任何内容。对方回来后请重新拖动。</translation>
    </message>
</context>
<context>
    <name>SourceKind</name>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <translation>白板</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Empty subtitle</source>
        <translation>空字幕</translation>
    </message>
</context>
<context>
    <name>SourcesList</name>
    <message>
        <source>Place on the canvas</source>
        <translation>放到画布上</translation>
    </message>
    <message>
        <source>Correct the people…</source>
        <translation>更正成员…</translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation>从组中移除</translation>
    </message>
</context>
<context>
    <name>SourcesModel</name>
    <message>
        <source>Not there now</source>
        <translation>目前不在</translation>
    </message>
    <message>
        <source>Seen once it is recorded</source>
        <translation>开始录制后可见</translation>
    </message>
    <message>
        <source>Drag it onto the canvas, or press Enter</source>
        <translation>拖到画布上，或按 Enter</translation>
    </message>
    <message>
        <source>Publish to {0} then</source>
        <translation>届时推流到 {0}</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the sources</source>
        <translation>搜索来源</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No group yet</source>
        <translation>还没有组</translation>
    </message>
    <message>
        <source>Choose or type a group under the canvas.</source>
        <translation>请在画布下方选择或输入组。</translation>
    </message>
    <message>
        <source>They appear here as they come.</source>
        <translation>人员进入后会出现在这里。</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Who is in the group?</source>
        <translation>组里有谁？</translation>
    </message>
    <message>
        <source>This service does not tell: add the people by hand.</source>
        <translation>该服务不提供名单：请手动添加人员。</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>添加人员</translation>
    </message>
</context>
<context>
    <name>StateTile</name>
    <message>
        <source>{0}: {1} now, {2} of the last 24 hours</source>
        <translation>{0}：现有 {1} 个，其中最近 24 小时 {2} 个</translation>
    </message>
    <message>
        <source>24 h: {0}</source>
        <translation>24 小时：{0}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制中</translation>
    </message>
    <message>
        <source>Waiting to finish</source>
        <translation>等待完成</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在完成</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>未录制</translation>
    </message>
    <message>
        <source>State {0}</source>
        <translation>状态 {0}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>1 download</source>
        <translation>1 个下载</translation>
    </message>
    <message>
        <source>{0} downloads</source>
        <translation>{0} 个下载</translation>
    </message>
    <message>
        <source>Choose where to record</source>
        <translation>选择在哪里录制</translation>
    </message>
    <message>
        <source>Show the downloads</source>
        <translation>显示下载</translation>
    </message>
    <message>
        <source>Show the recording in Studio</source>
        <translation>在录制间中显示</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connected, {0} ms</source>
        <translation>已连接，{0} 毫秒</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>No connection, next try in {0} s</source>
        <translation>未连接，{0} 秒后重试</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Show or hide the filters beside the table</source>
        <translation>显示或隐藏表格旁的筛选</translation>
    </message>
    <message>
        <source>Columns, density, times</source>
        <translation>列、密度、时间</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Export all that is filtered…</source>
        <translation>导出全部筛选结果…</translation>
    </message>
    <message>
        <source>{0} recordings</source>
        <translation>{0} 个录制</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 个录制</translation>
    </message>
    <message>
        <source>+{0} new</source>
        <translation>+{0} 个新录制</translation>
    </message>
    <message>
        <source>Refresh by itself again</source>
        <translation>恢复自动刷新</translation>
    </message>
    <message>
        <source>Pause refreshing</source>
        <translation>暂停刷新</translation>
    </message>
    <message>
        <source>rows {0} – {1}</source>
        <translation>第 {0} – {1} 行</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No answer since {0}, next try within {1} s</source>
        <translation>自 {0} 起没有答复，{1} 秒内重试</translation>
    </message>
    <message>
        <source>Paused, as of {0}</source>
        <translation>已暂停，截至 {0}</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>As of {0}</source>
        <translation>截至 {0}</translation>
    </message>
</context>
<context>
    <name>StatusMeaning</name>
    <message>
        <source>It ended without a complete file; the history tells why.</source>
        <translation>结束时没有完整的文件；原因见历史。</translation>
    </message>
    <message>
        <source>It is prepared and waits for its first layout.</source>
        <translation>已创建，等待第一个布局。</translation>
    </message>
    <message>
        <source>It is being recorded now.</source>
        <translation>正在录制。</translation>
    </message>
    <message>
        <source>It was stopped; its file waits to be finished.</source>
        <translation>已停止；文件等待完成。</translation>
    </message>
    <message>
        <source>Its file is being finished.</source>
        <translation>文件正在完成。</translation>
    </message>
    <message>
        <source>Its file is being put into storage.</source>
        <translation>文件正在存入存储。</translation>
    </message>
    <message>
        <source>It is finished; its file is in Files.</source>
        <translation>已完成；文件在“文件”中。</translation>
    </message>
    <message>
        <source>It is held; what happens now is not recorded.</source>
        <translation>已暂停；此时发生的内容不会录入。</translation>
    </message>
    <message>
        <source>This application does not know this state of the service.</source>
        <translation>本程序不认识服务的这个状态。</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop the recording?</source>
        <translation>要停止录制吗？</translation>
    </message>
    <message>
        <source>The file is finished then and cannot be continued. To go on later, pause.</source>
        <translation>文件随即完成，不能再续录。如要稍后继续，请用暂停。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>继续录制</translation>
    </message>
</context>
<context>
    <name>StopTimerPanel</name>
    <message>
        <source>Stop by itself</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>Length to record</source>
        <translation>录制时长</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Stop after this length</source>
        <translation>录满此时长后停止</translation>
    </message>
    <message>
        <source>Stop at this time</source>
        <translation>到此时刻停止</translation>
    </message>
    <message>
        <source>Do not stop by itself</source>
        <translation>不自动停止</translation>
    </message>
    <message>
        <source>It is this window that stops it: leave it open. Pauses do not count.</source>
        <translation>由本窗口负责停止：请不要关闭窗口。暂停时间不计入。</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>{0} of {1} used</source>
        <translation>已用 {0}，共 {1}</translation>
    </message>
    <message>
        <source>{0} used</source>
        <translation>已用 {0}</translation>
    </message>
</context>
<context>
    <name>StuckList</name>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Nothing is stuck.</source>
        <translation>没有停滞的录制。</translation>
    </message>
    <message>
        <source>1 recording is stuck.</source>
        <translation>有 1 个录制停滞。</translation>
    </message>
    <message>
        <source>{0} recordings are stuck.</source>
        <translation>有 {0} 个录制停滞。</translation>
    </message>
    <message>
        <source>Counted are those that are being finished for longer than they recorded, and those that record for more than 24 hours.</source>
        <translation>包括：收尾时间超过录制时长的，以及连续录制超过 24 小时的。</translation>
    </message>
    <message>
        <source>So many are open that only the oldest were looked at.</source>
        <translation>未结束的录制太多，只检查了最早的一部分。</translation>
    </message>
    <message>
        <source>for an unknown time</source>
        <translation>时长未知</translation>
    </message>
    <message>
        <source>recording for {0}</source>
        <translation>已录制 {0}</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>未知时长</translation>
    </message>
    <message>
        <source>being finished for {0} after recording {1}</source>
        <translation>录制 {1} 后，已收尾 {0}</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Resize the canvas</source>
        <translation>调整画布大小</translation>
    </message>
    <message>
        <source>The service knows no recording “{0}” any more.</source>
        <translation>服务端已没有录制“{0}”。</translation>
    </message>
    <message>
        <source>Look in Tasks and Files for what there is, or start a new one.</source>
        <translation>请在“任务”和“文件”中查看现有内容，或开始新的录制。</translation>
    </message>
    <message>
        <source>Show what is recorded</source>
        <translation>显示正在录制的内容</translation>
    </message>
    <message>
        <source>The service arranges an automatic recording by itself.</source>
        <translation>自动录制由服务自行排布画面。</translation>
    </message>
    <message>
        <source>Subtitles can be changed. To arrange the videos, record without that.</source>
        <translation>字幕仍可修改。如需自行排布画面，请不要使用自动录制。</translation>
    </message>
</context>
<context>
    <name>StudioActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制一份(&amp;U)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>锁定或解锁(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Hide or show</source>
        <translation>隐藏或显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Name captions</source>
        <translation>添加姓名字幕(&amp;N)</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>清空画布</translation>
    </message>
    <message>
        <source>Copy position and size</source>
        <translation>复制位置和大小</translation>
    </message>
    <message>
        <source>Paste position and size</source>
        <translation>粘贴位置和大小</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>Subtitle with te&amp;xt</source>
        <translation>文字字幕(&amp;X)</translation>
    </message>
    <message>
        <source>Subtitle with the cloc&amp;k</source>
        <translation>时钟字幕(&amp;K)</translation>
    </message>
    <message>
        <source>Appl&amp;y to the recording</source>
        <translation>应用到录制(&amp;Y)</translation>
    </message>
    <message>
        <source>R&amp;ename</source>
        <translation>重命名(&amp;E)</translation>
    </message>
    <message>
        <source>Even grid</source>
        <translation>均分网格</translation>
    </message>
    <message>
        <source>Speaker with a column</source>
        <translation>主讲加侧栏</translation>
    </message>
    <message>
        <source>Speaker with a row</source>
        <translation>主讲加底栏</translation>
    </message>
    <message>
        <source>Picture in picture</source>
        <translation>画中画</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>左右并排</translation>
    </message>
    <message>
        <source>Screen with a camera strip</source>
        <translation>屏幕加摄像头条</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align centres across</source>
        <translation>水平居中对齐</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align top edges</source>
        <translation>顶对齐</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>垂直居中对齐</translation>
    </message>
    <message>
        <source>Align bottom edges</source>
        <translation>底对齐</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>横向分布</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>纵向分布</translation>
    </message>
    <message>
        <source>Same width</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>Same height</source>
        <translation>等高</translation>
    </message>
    <message>
        <source>Fit to the canvas</source>
        <translation>适合画布</translation>
    </message>
    <message>
        <source>Stretch to the canvas</source>
        <translation>拉伸到画布</translation>
    </message>
    <message>
        <source>Centre on the canvas</source>
        <translation>画布居中</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <source>Send backward</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <source>Bring to the front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>Send to the back</source>
        <translation>置于底层</translation>
    </message>
</context>
<context>
    <name>StudioPage</name>
    <message>
        <source>&amp;Studio</source>
        <translation>演播室(&amp;S)</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>还没有可录的内容。</translation>
    </message>
    <message>
        <source>Drag somebody from the sources onto the canvas first.</source>
        <translation>请先从来源列表把人员拖到画布上。</translation>
    </message>
</context>
<context>
    <name>StudioToolbar</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Arrange the videos by a template</source>
        <translation>按模板排列视频</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Add a text or a clock</source>
        <translation>添加文字或时钟</translation>
    </message>
    <message>
        <source>Name captions</source>
        <translation>添加姓名字幕</translation>
    </message>
    <message>
        <source>Put each user&apos;s name on each video</source>
        <translation>在每路视频上显示用户姓名</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Align, distribute, fit</source>
        <translation>对齐、分布、适合</translation>
    </message>
    <message>
        <source>Zoom (Ctrl and the wheel), rulers, grid</source>
        <translation>缩放（Ctrl 加滚轮）、标尺、网格</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>SupportBundleDialog</name>
    <message>
        <source>Support bundle</source>
        <translation>支持包</translation>
    </message>
    <message>
        <source>One file for support. Tokens and links are masked. Look at what is in it, and untick what you do not want to send.</source>
        <translation>供技术支持使用的单个文件。令牌和链接均已隐藏。请查看其中的内容，取消勾选不想发送的部分。</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>支持包中的文件</translation>
    </message>
    <message>
        <source>The chosen file</source>
        <translation>所选文件</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>正在收集…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>{0} files, {1} before packing</source>
        <translation>{0} 个文件，压缩前 {1}</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
</context>
<context>
    <name>TableLook</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Column: {0}</source>
        <translation>列：{0}</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>宽松的行</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑的行</translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation>密集的行</translation>
    </message>
    <message>
        <source>Times as the service says them</source>
        <translation>按服务给出的时间</translation>
    </message>
    <message>
        <source>Times of this computer</source>
        <translation>按本机时间</translation>
    </message>
    <message>
        <source>Times as how long ago</source>
        <translation>按距今多久</translation>
    </message>
    <message>
        <source>Refresh every {0} s</source>
        <translation>每 {0} 秒刷新</translation>
    </message>
</context>
<context>
    <name>TaskActions</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TaskColumns</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
</context>
<context>
    <name>TaskDetails</name>
    <message>
        <source>No recording chosen</source>
        <translation>未选择录制</translation>
    </message>
    <message>
        <source>Choose a row to see what happened to it.</source>
        <translation>选择一行，查看它的经过。</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>The service tells no history, and this window has seen nothing of it yet.</source>
        <translation>服务不提供历史，本窗口也尚未观察到任何情况。</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Open in Studio</source>
        <translation>在演播室中打开</translation>
    </message>
    <message>
        <source>Again like this…</source>
        <translation>按此再录…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Copy as the request that made it</source>
        <translation>复制为创建它的请求</translation>
    </message>
    <message>
        <source>Copy the recording&apos;s id</source>
        <translation>复制录制 ID</translation>
    </message>
    <message>
        <source>Not possible: its layout is not known.</source>
        <translation>无法进行：不知道它的布局。</translation>
    </message>
</context>
<context>
    <name>TasksActions</name>
    <message>
        <source>&amp;Tasks</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>Find a recording</source>
        <translation>查找录制</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Copy the filter as text</source>
        <translation>复制筛选条件为文本</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Overview of all recordings</source>
        <translation>所有录制的总览</translation>
    </message>
    <message>
        <source>Show the filters beside the table</source>
        <translation>在表格旁显示筛选</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Pause refreshing</source>
        <translation>暂停刷新</translation>
    </message>
    <message>
        <source>Export all that is filtered…</source>
        <translation>导出全部筛选结果…</translation>
    </message>
    <message>
        <source>Pause the chosen recordings</source>
        <translation>暂停所选录制</translation>
    </message>
    <message>
        <source>Resume the chosen recordings</source>
        <translation>继续所选录制</translation>
    </message>
    <message>
        <source>Stop the chosen recordings…</source>
        <translation>停止所选录制…</translation>
    </message>
    <message>
        <source>Again like this…</source>
        <translation>按此再录…</translation>
    </message>
    <message>
        <source>Open in Studio</source>
        <translation>在演播室中打开</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Only group {0}</source>
        <translation>只看组 {0}</translation>
    </message>
    <message>
        <source>Only state: {0}</source>
        <translation>只看状态：{0}</translation>
    </message>
</context>
<context>
    <name>TasksMessages</name>
    <message>
        <source>The service lists recordings by their start, the newest first.</source>
        <translation>服务按开始时间列出录制，最新的在前。</translation>
    </message>
    <message>
        <source>It can&apos;t sort otherwise. Narrow the list with a filter, or export it and sort it in a spreadsheet.</source>
        <translation>它不能按其他方式排序。请用筛选缩小列表，或导出后在电子表格中排序。</translation>
    </message>
    <message>
        <source>Done for {0} of {1} recordings; {2} were refused.</source>
        <translation>{1} 个录制中有 {0} 个已完成操作，{2} 个被拒绝。</translation>
    </message>
    <message>
        <source>Done for {0} recordings.</source>
        <translation>{0} 个录制已完成操作。</translation>
    </message>
    <message>
        <source>Show each</source>
        <translation>逐个查看</translation>
    </message>
    <message>
        <source>{0} recordings were written to {1}.</source>
        <translation>已将 {0} 个录制写入 {1}。</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Recordings</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ThisComputerRows</name>
    <message>
        <source>&amp;Recordings go to</source>
        <translation>录制保存到(&amp;R)</translation>
    </message>
    <message>
        <source>Recordings go to</source>
        <translation>录制保存到</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the folder for recordings</source>
        <translation>选择录制文件夹</translation>
    </message>
    <message>
        <source>Li&amp;mit</source>
        <translation>上限(&amp;M)</translation>
    </message>
    <message>
        <source>When they take that much, recordings end, and none begins until some go.</source>
        <translation>达到上限后，正在进行的录制会结束；删除一些录制后才能开始新的。</translation>
    </message>
    <message>
        <source>All recordings together take at most</source>
        <translation>全部录制合计最多占用</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Most that all recordings may take, in GB</source>
        <translation>全部录制最多占用的空间（GB）</translation>
    </message>
    <message>
        <source>Restart the recorder &amp;now</source>
        <translation>立即重启录制服务(&amp;N)</translation>
    </message>
    <message>
        <source>{0} free there.</source>
        <translation>那里剩余 {0}。</translation>
    </message>
    <message>
        <source>The recorder that runs now was started with {0}, {1}.</source>
        <translation>当前运行的录制服务启动时使用 {0}，{1}。</translation>
    </message>
    <message>
        <source>What is chosen here holds from its next start.</source>
        <translation>这里的选择从它下次启动起生效。</translation>
    </message>
    <message>
        <source>It records or is about to: it can be restarted after that.</source>
        <translation>它正在录制或即将录制：结束后才能重启。</translation>
    </message>
    <message>
        <source>Connect to “This computer” to restart it here.</source>
        <translation>连接到“本机”后即可在这里重启它。</translation>
    </message>
    <message>
        <source>Recordings made before stay in {0}; choose that folder again to see them.</source>
        <translation>之前的录制仍保存在 {0}；重新选择该文件夹即可看到它们。</translation>
    </message>
    <message>
        <source>without a limit</source>
        <translation>无空间上限</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>最多 {0}</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>录制文件夹</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>Started from</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Ended until</source>
        <translation>结束不晚于</translation>
    </message>
    <message>
        <source>Started at or after</source>
        <translation>开始时间不早于</translation>
    </message>
    <message>
        <source>Started at or before</source>
        <translation>开始时间不晚于</translation>
    </message>
    <message>
        <source>Ended at or before</source>
        <translation>结束时间不晚于</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{0} (service&apos;s time)</source>
        <translation>{0}（服务时间）</translation>
    </message>
    <message>
        <source>{0} (this computer&apos;s time)</source>
        <translation>{0}（本机时间）</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分钟前</translation>
    </message>
    <message>
        <source>{0} h {1} min ago</source>
        <translation>{0} 小时 {1} 分钟前</translation>
    </message>
    <message>
        <source>{0} d {1} h ago</source>
        <translation>{0} 天 {1} 小时前</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Cancel this download</source>
        <translation>取消此下载</translation>
    </message>
    <message>
        <source>Go on with this download</source>
        <translation>继续此下载</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Take it off this list; files are kept</source>
        <translation>从列表中移除；文件保留</translation>
    </message>
    <message>
        <source>Take it off this list and delete what has arrived</source>
        <translation>从列表中移除，并删除已下载的部分</translation>
    </message>
    <message>
        <source>Download this one next</source>
        <translation>下一个就下载它</translation>
    </message>
    <message>
        <source>Pause this download</source>
        <translation>暂停此下载</translation>
    </message>
    <message>
        <source>Join the slices into one file</source>
        <translation>将分片合并为一个文件</translation>
    </message>
    <message>
        <source>Show it in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Cancelled; what has arrived is kept for another try</source>
        <translation>已取消；已下载的部分保留，可继续下载</translation>
    </message>
    <message>
        <source>It is tried again in {0} s.</source>
        <translation>{0} 秒后重试。</translation>
    </message>
    <message>
        <source>Goes on when {0} is connected</source>
        <translation>连接到 {0} 后继续</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等待</translation>
    </message>
    <message>
        <source>{0} of {1} slices</source>
        <translation>{0} / {1} 个分片</translation>
    </message>
    <message>
        <source>The slices are being joined…</source>
        <translation>正在合并分片…</translation>
    </message>
    <message>
        <source>{0} slices</source>
        <translation>{0} 个分片</translation>
    </message>
    <message>
        <source>The service gives 30 slices at most: there may be more</source>
        <translation>服务最多提供 30 个分片：可能还有更多</translation>
    </message>
</context>
<context>
    <name>TransfersList</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Take finished downloads off this list</source>
        <translation>从列表中移除已完成的下载</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Profiles…</source>
        <translation>连接配置(&amp;P)…</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>首选项(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>窗口的下一部分(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>窗口的上一部分(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connect now</source>
        <translation>立即连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>Support &amp;bundle…</source>
        <translation>支持包(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;About Cloud Recorder</source>
        <translation>关于云录制(&amp;A)</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>演播室</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Wire log</source>
        <translation>通信日志</translation>
    </message>
    <message>
        <source>Compose and record</source>
        <translation>编排并录制</translation>
    </message>
    <message>
        <source>Find and follow recordings</source>
        <translation>查找和跟踪录制</translation>
    </message>
    <message>
        <source>Download and delete recorded files</source>
        <translation>下载和删除录制文件</translation>
    </message>
    <message>
        <source>See every message between this window and the service</source>
        <translation>查看本窗口与服务之间的每条消息</translation>
    </message>
    <message>
        <source>Look: as the system</source>
        <translation>外观：跟随系统</translation>
    </message>
    <message>
        <source>Look: light</source>
        <translation>外观：浅色</translation>
    </message>
    <message>
        <source>Look: dark</source>
        <translation>外观：深色</translation>
    </message>
    <message>
        <source>Language: as the system</source>
        <translation>语言：跟随系统</translation>
    </message>
</context>
<context>
    <name>WireLog</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>This is no message of the protocol: {0}.</source>
        <translation>这不是协议中的消息：{0}。</translation>
    </message>
    <message>
        <source>Correct it, then it can be sent.</source>
        <translation>改正后即可发送。</translation>
    </message>
    <message>
        <source>A login is the connection&apos;s own affair.</source>
        <translation>登录由连接自行处理。</translation>
    </message>
    <message>
        <source>Use Connection, Connect instead.</source>
        <translation>请使用“连接”菜单。</translation>
    </message>
</context>
<context>
    <name>WireLogNotices</name>
    <message>
        <source>It was sent again, and the service has done it.</source>
        <translation>已重新发送，服务已执行。</translation>
    </message>
    <message>
        <source>An earlier run of the window, from {0} to {1}.</source>
        <translation>这是窗口以往的一次运行：{0} 至 {1}。</translation>
    </message>
    <message>
        <source>Nothing new comes in here.</source>
        <translation>这里不会有新消息。</translation>
    </message>
    <message>
        <source>An earlier run of the window, from {0}; its last message is of {1}.</source>
        <translation>这是窗口以往的一次运行，始于 {0}；最后一条消息在 {1}。</translation>
    </message>
    <message>
        <source>It was cut off, by a crash or by a power cut. Nothing new comes in.</source>
        <translation>它因崩溃或断电而中断。不会有新消息。</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>The window&apos;s last run was cut off.</source>
        <translation>窗口上次运行意外中断。</translation>
    </message>
    <message>
        <source>What it said to the service until then was kept.</source>
        <translation>中断前与服务的往来消息都已保留。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Messages can&apos;t be kept on disk: {0}.</source>
        <translation>消息无法保存到磁盘：{0}。</translation>
    </message>
    <message>
        <source>The newest ones are held while this window runs, or are lost.</source>
        <translation>最新的消息只在窗口运行期间保留，或者会丢失。</translation>
    </message>
    <message>
        <source>{0} messages were written to {1}.</source>
        <translation>已将 {0} 条消息写入 {1}。</translation>
    </message>
    <message>
        <source>Secrets are masked in it.</source>
        <translation>其中的机密已被遮盖。</translation>
    </message>
</context>
<context>
    <name>WireLogPage</name>
    <message>
        <source>Wire log</source>
        <translation>通信日志</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Find in messages</source>
        <translation>在消息中查找</translation>
    </message>
    <message>
        <source>{0} messages</source>
        <translation>{0} 条消息</translation>
    </message>
    <message>
        <source>{0} of {1} messages</source>
        <translation>{0} / {1} 条消息</translation>
    </message>
    <message>
        <source>paused, {0} waiting</source>
        <translation>已暂停，{0} 条等待</translation>
    </message>
    <message>
        <source>Let new messages in</source>
        <translation>接收新消息</translation>
    </message>
    <message>
        <source>Keep new messages back</source>
        <translation>暂缓新消息</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>没有符合的消息</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>显示所有消息</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>What this window and the service say to each other appears here.</source>
        <translation>本窗口与服务之间的往来消息会出现在这里。</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>_RowDelegate</name>
    <message>
        <source>Let it be heard again (M)</source>
        <translation>恢复声音 (M)</translation>
    </message>
    <message>
        <source>Mute for now (M)</source>
        <translation>暂时静音 (M)</translation>
    </message>
</context>
</TS>
