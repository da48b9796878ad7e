<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Amounts</name>
    <message>
        <source>{0} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy this message with its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service failed inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays, tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may belong to another app id. Refresh the list in Tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is not acceptable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check names, sizes and positions; a file name has at most 200 bytes and no slash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this app id is connected already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window or use another app id. After a lost connection the service needs a moment to notice: it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service could not read the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell support; the Wire log shows what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not logged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app id and token do not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the token anew in the profile. It may also be that the account is not certified as a developer: ask the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the storage is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete recordings that nobody needs in Files, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many recordings run as the service can carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop one in Tasks, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorder&apos;s processor is fully used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop another recording, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorder&apos;s disk is nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete recordings in Files, or free disk space there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recording with this name exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording has ended and takes no more changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new recording to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the media service did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the people are in the group, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it, then apply again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an automatic recording arranges itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a layout of your own, start a manual recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the group has an automatic recording already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it in Tasks and stop it first, or record manually.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a running recording can be paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the state shown: it may be paused or ended already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a paused recording can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the state shown: it may run or have ended already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the recording could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts before it are kept. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing came from the people to be recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check cameras and microphones, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code {code}, which is not known here: “{msg}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the service&apos;s support this number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Something unexpected happened in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A running recording is not touched by it. If it happens again, send the log (Help &gt; Show log) to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no server with the name in {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address in the profile and that this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port in the profile, and whether the recorder runs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached from this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, a VPN or the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} has no certificate that can be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock, or ask IT for the right certificate. Details: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the network; a firewall may be in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at {address} is not a recording service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. In a hotel or guest network, open a web page first and sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s proxy settings. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{address}” is not an address that can be connected to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control address starts with ws:// or wss://, the storage address with http:// or https://. Correct it in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to {address} could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the network. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost before the answer came; whether it was carried out is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection comes back by itself. Then look at the state shown before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected: this was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the connection is back, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{request}: no answer within {seconds} s; whether it was done is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the state shown before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{request}: a value is out of range; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again. Details: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service gave an answer that can&apos;t be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address in the profile. If it is right, the Wire log shows what came; send it to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” could not be downloaded to the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived is kept: try again to go on. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has no file “{file}” any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been deleted. Refresh the list in Files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download link of “{file}” has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: a new link is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” arrived damaged, twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: “{file}” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space in {folder} or choose another folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorder on this computer did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail} Its log is {log}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service has no such list or preview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording works without: add people by hand in Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorder did not do it: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile has no token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it in the profile (File &gt; Profiles).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service still takes the connection that was lost for alive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself until the service notices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check folder, permissions and free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s own number of this recording; give it to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting or lesson that was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of its file in Files, without extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was prepared, in the service&apos;s local time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When its file was finished or it failed, in the service&apos;s time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height of the recorded picture in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arranged by hand, or by the service as people come and go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told by the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of it is in the file; pauses are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: speaker with column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: even grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, of which {1} repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant throughout the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames are repeated when the recorder&apos;s machine can&apos;t keep up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files that the recording is cut into.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A source was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A source came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames were repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pictures, {1} sounds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Request</name>
    <message>
        <source>Logging in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying the subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the storage used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for download links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the program picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting a mark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusMeaning</name>
    <message>
        <source>It ended without a complete file; the history tells why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is prepared and waits for its first layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being recorded now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped; its file waits to be finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is being finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is being put into storage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is finished; its file is in Files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held; what happens now is not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This application does not know this state of the service.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskActions</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskColumns</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
