# Completion of recorder-gui for bash.
_recorder_gui() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} options=""
    case $before in
        --data) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --output) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --apps | --groups | --tls-cert | --tls-key | --runtime-file)
            COMPREPLY=($(compgen -f -- "$word")); return ;;
        --preset)
            COMPREPLY=($(compgen -W "ultrafast superfast veryfast faster fast medium slow slower veryslow" -- "$word"))
            return ;;
    esac
    if [ "$COMP_CWORD" = 1 ]; then
        options="serve demo self-test --version --help"
        COMPREPLY=($(compgen -W "$options" -- "$word") $(compgen -f -X '!*.recorder-layout' -- "$word"))
        return
    fi
    case $command in
        serve) options="@SERVE@" ;;
        demo) options="@DEMO@" ;;
        self-test) options="@SELF_TEST@" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$word"))
}
complete -F _recorder_gui recorder-gui
